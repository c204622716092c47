/** The figure of chapter 6: echoes of features in superposition, and a threshold that cuts them off. */
import type { FigureMeta } from '../../figure/meta.ts';
import { ECHO, type EchoSettings } from './settings.ts';

const meta: FigureMeta<EchoSettings> = {
  id: 'echo',
  title: 'Echoes and a threshold',
  caption: 'Eight features in three dimensions: what each reads off the state, and which of them pass a threshold.',
  needs: 'nothing',
  settings: ECHO,
};

export default meta;
