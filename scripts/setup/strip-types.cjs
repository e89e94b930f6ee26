const { stripTypeScriptTypes } = require('node:module');

// The same stripping that Node does at run time, so that tests see what runs.
module.exports = { process: (source) => ({ code: stripTypeScriptTypes(source) }) };
