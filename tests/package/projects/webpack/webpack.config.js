module.exports = { mode: 'production', experiments: { topLevelAwait: true }, performance: { hints: false } };
