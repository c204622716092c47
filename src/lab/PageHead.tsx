/** The head of the lab: what this is, the way to the article, the theme, and what keys do. */
import { type ReactNode, useState } from 'react';
import { Choice } from '../controls/Choice.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { keepTheme, type ThemeChoice, themeOf } from './theme.ts';

const NAMES: Readonly<Record<ThemeChoice, string>> = { auto: 'as the system', light: 'light', dark: 'dark' };

export interface PageHeadProps {
  readonly theme: ThemeChoice;
  readonly showsKeys: boolean;
  readonly onKeys: (shown: boolean) => void;
}

export function PageHead({ theme, showsKeys, onKeys }: PageHeadProps): ReactNode {
  const [chosen, setChosen] = useState(theme);
  const choose = (value: string) => {
    setChosen(themeOf(value));
    keepTheme(themeOf(value));
  };
  return (
    <header className="page-head">
      <h1>Superposition</h1>
      <p>
        A small network, <span className="formula">x → ReLU(WᵀWx + b)</span>, learns to store more features than it has dimensions. Drag the
        sparsity while it trains. <a href="./">Read the article</a>
      </p>
      <div className="page-tools">
        <Choice
          label="Theme"
          value={chosen}
          options={Object.entries(NAMES).map(([value, label]) => ({ value, label }))}
          onChoose={choose}
        />
        <button type="button" className="quiet" onClick={() => onKeys(true)}>
          Keys
        </button>
      </div>
      {showsKeys && <ShortcutList onClose={() => onKeys(false)} />}
    </header>
  );
}
