/** Drives one parameter there and back while the model trains, by a small program or by the reader's hand, and draws both branches. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../charts/format.ts';
import { Choice } from '../../controls/Choice.tsx';
import { NumberField } from '../../controls/Slider.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { type Field, numberField, readField } from '../../params/field.ts';
import { paramRow } from '../../params/params.ts';
import { paramField } from '../../params/paramValues.ts';
import { Branches } from './Branches.tsx';
import { ByHand, type ByHandProps } from './ByHand.tsx';
import type { HandStore } from './byHand.ts';
import { DRIVEN, type DrivenKey, drive, MOST_STAGES, MOST_STEPS, type Point, type Program, stagesOf } from './program.ts';

const INITIAL: Program = { key: 'S', from: 0.95, to: 0.2, stages: 12, stepsPerStage: 1000 };
const ENDS: Readonly<Record<DrivenKey, readonly [number, number]>> = { S: [0.95, 0.2], I: [1, 0.6], r: [0.2, 5] };

const WHOLE = {
  stages: numberField({ min: 1, max: MOST_STAGES, integer: true }),
  stepsPerStage: numberField({ min: 1, max: MOST_STEPS, integer: true }),
};

export default function HysteresisProgram({ store, hand }: ByHandProps): ReactNode {
  const [program, setProgram] = useState(INITIAL);
  const [problem, setProblem] = useState<string | null>(null);
  const { points, isRunning, start, stop, plan } = useDriving(store, hand);
  const set = (key: 'from' | 'to' | 'stages' | 'stepsPerStage', field: Field<number | string>, text: string) => {
    const read = readField(field, key, text, field.write(program[key]));
    setProblem(read.problem?.message ?? null);
    if (read.value !== null) setProgram({ ...program, [key]: Number(read.value) });
  };
  const ends = paramField(program.key);
  return (
    <div className="hysteresis">
      <div className="main-controls">
        <Choice
          label="Parameter"
          value={program.key}
          options={DRIVEN.map((key) => ({ value: key, label: paramRow(key).label }))}
          onChoose={(chosen) => {
            const key = DRIVEN.find((known) => known === chosen) ?? 'S';
            const [from, to] = ENDS[key];
            setProgram({ ...program, key, from, to });
          }}
        />
        <TextField label="From" value={program.from} onText={(text) => set('from', ends, text)} />
        <TextField label="To, and back" value={program.to} onText={(text) => set('to', ends, text)} />
        <TextField label="Stages each way" value={program.stages} onText={(text) => set('stages', WHOLE.stages, text)} />
        <TextField label="Steps a stage" value={program.stepsPerStage} onText={(text) => set('stepsPerStage', WHOLE.stepsPerStage, text)} />
      </div>
      {problem && <p role="alert">{problem}</p>}
      <div className="buttons">
        <button type="button" onClick={() => (isRunning ? stop() : start(program))}>
          {isRunning ? 'Stop' : 'Drive it there and back'}
        </button>
        <span role="status">{plan && progressWords(plan, points, isRunning)}</span>
      </div>
      <p className="note">Or move its slider yourself while the model trains, up and down again: both branches are drawn here.</p>
      {plan && <ProgramBranches store={store} program={plan} points={points} />}
      {!isRunning && <ByHand store={store} hand={hand} />}
    </div>
  );
}

function progressWords(program: Program, points: readonly Point[], isRunning: boolean): string {
  const all = stagesOf(program);
  const next = all[points.length];
  if (!next) return 'Both ways are done.';
  return isRunning ? `Stage ${points.length + 1} of ${all.length}: ${program.key} = ${formatNumber(next.value)}.` : 'Stopped.';
}

function useDriving(store: ExperimentStore, hand: HandStore) {
  const [plan, setPlan] = useState<Program | null>(null);
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [isRunning, setIsRunning] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (program: Program) => {
    const controller = new AbortController();
    running.current = controller;
    setPlan(program);
    setPoints([]);
    setIsRunning(true);
    hand.setState({ drive: null, isProgram: true });
    const add = (point: Point) => setPoints((before) => [...before, point]);
    void drive(store, program, controller.signal, add).then(() => {
      if (running.current !== controller) return;
      setIsRunning(false);
      hand.setState({ isProgram: false });
    });
  };
  return { plan, points, isRunning, start, stop: () => running.current?.abort() };
}

interface TextFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onText: (text: string) => void;
}

function TextField({ label, value, onText }: TextFieldProps): ReactNode {
  return (
    <div className="control">
      <span>{label}</span>
      <NumberField name={label} text={String(value)} disabled={false} onText={onText} />
    </div>
  );
}

interface ProgramBranchesProps {
  readonly store: ExperimentStore;
  readonly program: Program;
  readonly points: readonly Point[];
}

function ProgramBranches({ program, ...branches }: ProgramBranchesProps): ReactNode {
  const span = useMemo(() => stagesOf(program), [program]);
  return <Branches id="hysteresis" title={`There and back in ${program.key}`} driven={program.key} span={span} {...branches} />;
}
