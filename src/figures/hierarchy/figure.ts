/** The four properties of a representation, checked live on an experiment's best model. */
import { judgedView, viewOf } from '../../figure/concept/judgedView.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { selectByKey } from '../../figure/featureSelection.ts';
import { checksOf } from './checks.ts';
import { describeHierarchy, hierarchyLeftOut, hierarchyTable, pictureWords } from './describe.ts';
import { drawHierarchy } from './draw.ts';
import { checkAt, hierarchyHeight, hierarchyLayout } from './layout.ts';
import meta from './meta.ts';

export default defineFigure({
  meta,
  claims: [
    {
      when: { n: 5, m: 2, S: 0.9, I: 0.9, act: 'relu', sets: 'none' },
      text: 'Sparse data: more features are represented than there are dimensions, so the model is in superposition.',
      share: 0.95,
      holds: (model) => checksOf(viewOf(model, {})).superposition.holds,
    },
    {
      when: { n: 5, m: 2, S: 0, I: 0.9, act: 'relu', sets: 'none' },
      text: 'Dense data: two features are represented, and the model is not in superposition.',
      share: 0.95,
      holds: (model) => {
        const { holds, nRepresented } = checksOf(viewOf(model, { S: 0 })).superposition;
        return !holds && nRepresented === 2;
      },
    },
  ],
  view: () => null,
  input: judgedView,
  height: hierarchyHeight,
  layout: hierarchyLayout,
  draw: drawHierarchy,
  describe: describeHierarchy,
  table: hierarchyTable,
  leftOut: hierarchyLeftOut,
  hit: checkAt,
  tip: pictureWords,
  onKey: selectByKey,
  help: () => 'Arrow keys select a feature in every figure of this model.',
});
