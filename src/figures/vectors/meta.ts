/** The figure of chapters 1 and 4: features as arrows. */
export default {
  id: 'vectors',
  title: 'Taking a state apart',
  claim: null,
  caption:
    'Drag the arrows and the state: with two arrows there is one way to make the state, with three in a plane there are infinitely many.',
  preset: 'n=3',
  needs: 'nothing',
} as const;
