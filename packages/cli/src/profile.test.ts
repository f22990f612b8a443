import assert from 'node:assert/strict'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { profileFolder } from './profile.ts'

for (const [platform, env, folder] of [
  ['linux', {}, join(homedir(), '.local', 'state', 'longshore')],
  ['linux', { XDG_STATE_HOME: '/state' }, join('/state', 'longshore')],
  ['darwin', {}, join(homedir(), 'Library', 'Application Support', 'longshore')],
  ['win32', { APPDATA: '/roaming' }, join('/roaming', 'longshore')],
  ['linux', { LONGSHORE_HOME: '/chosen', XDG_STATE_HOME: '/state' }, '/chosen'],
] as const) {
  test(`on ${platform} with ${JSON.stringify(env)} the sign-in is kept in ${folder}`, () => {
    assert.equal(profileFolder(env, platform), folder)
  })
}
