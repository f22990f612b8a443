// The addon, or the reason why there is none.
'use strict'

try {
  module.exports = { addon: require('./build/longshore.node') }
} catch (error) {
  module.exports = { reason: error.message }
}
