/**
 * Addresses that are out in the world. They must go on meaning what they meant: entries are added, never changed.
 * `canonical` is how the same meaning is written today, where that differs.
 */
interface OldLink {
  readonly address: string;
  readonly canonical?: string;
  readonly route: string;
  readonly fig?: string;
  readonly params?: object;
  readonly moment?: object;
  readonly presentation?: object;
}

export const OLD_LINKS: readonly OldLink[] = [
  { address: '?v=1', route: 'lab', params: {} },
  { address: '?v=1&n=5&m=2&S=0.9&seed=7', canonical: '?v=1&seed=7', route: 'lab', params: { n: 5, m: 2, S: 0.9, seed: 7 } },
  { address: '?n=20&m=5&I=.7&S=9e-1', canonical: '?v=1&n=20&m=5&I=0.7', route: 'lab', params: { n: 20, m: 5, I: 0.7, S: 0.9 } },
  { address: '?N=6&s=0.95&SETS=Corr2', canonical: '?v=1&n=6&S=0.95&sets=corr2', route: 'lab', params: { n: 6, S: 0.95, sets: 'corr2' } },
  { address: '?v=1&fig=phase', route: 'figure', fig: 'phase', params: {} },
  { address: '?v=1&fig=norms&n=20&m=5&I=0.7', route: 'figure', fig: 'norms', params: { n: 20, m: 5, I: 0.7 } },
  {
    address: '?v=1&fig=directions&embed=1&seed=7&theme=dark&ui=min&autoplay=0',
    route: 'embed',
    fig: 'directions',
    params: { seed: 7 },
    presentation: { theme: 'dark', ui: 'min', autoplay: false },
  },
  { address: '?v=1&n=2&m=1&I=1&r=0.3&k=10&lr=5e-3&sched=linear&steps=2500', route: 'lab', params: { n: 2, m: 1, I: 1, r: 0.3, lr: 0.005 } },
  {
    address: '?v=1&sets=anti2&wd=0.01&act=linear&engine=reference&speed=max',
    route: 'lab',
    params: { sets: 'anti2', wd: 0.01, act: 'linear' },
  },
  {
    address: '?v=1&t=2000&ch=1200S0.5_1500lr1e-4_1500I0.8&f=3&inst=2&cam=30_-12.5',
    canonical: '?v=1&t=2e3&ch=1200S0.5_1500I0.8_1500lr1e-4&f=3&inst=2&cam=30_-12.5',
    route: 'lab',
    moment: {
      t: 2000,
      f: 3,
      instance: 2,
      camera: [30, -12.5],
      changes: [
        { step: 1200, key: 'S', value: 0.5 },
        { step: 1500, key: 'I', value: 0.8 },
        { step: 1500, key: 'lr', value: 1e-4 },
      ],
    },
  },
  {
    address: '?v=1&n=10&m=5&S=0.5&I=0.75&k=64&hact=relu',
    route: 'lab',
    params: { n: 10, m: 5, I: 0.75, S: 0.5, k: 64, hact: 'relu' },
  },
  {
    address: '?v=1&n=3&m=6&hact=relu&tied=no&target=abs&values=signed',
    canonical: '?v=1&n=3&m=6&hact=relu&tied=0&target=abs&values=signed',
    route: 'lab',
    params: { n: 3, m: 6, hact: 'relu', tied: '0', target: 'abs', values: 'signed' },
  },
  {
    address: '?v=1&n=6&I=1&bias=0&values=binary&active=1&opt=sgd&mom=0.9&start=4&noise=0.05',
    route: 'lab',
    params: { n: 6, I: 1, bias: '0', values: 'binary', active: 1, opt: 'sgd', mom: 0.9, start: 4, noise: 0.05 },
  },
  {
    address: '?v=1&n=1e3&S=0.99&I=1&k=1&wd=0.01&data=5&unit=1&dseed=3&wdon=weights&warm=2500&init=0.5',
    route: 'lab',
    params: { n: 1000, S: 0.99, k: 1, wd: 0.01, data: 5, pick: 'full', unit: '1', dseed: 3, wdon: 'weights', warm: 2500, init: 0.5 },
  },
  {
    address: '?v=1&sets=corr2&strength=0.5&data=200&pick=random&wd=-0.1',
    canonical: '?v=1&sets=corr2&wd=-0.1&strength=0.5&data=200&pick=random',
    route: 'lab',
    params: { sets: 'corr2', wd: -0.1, strength: 0.5, data: 200, pick: 'random' },
  },
  {
    address: '?v=1&n=200&m=20&S=0.5&I=1&k=2&alpha=1.2',
    route: 'lab',
    params: { n: 200, m: 20, S: 0.5, I: 1, k: 2, alpha: 1.2 },
  },
];
