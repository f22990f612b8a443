import assert from 'node:assert/strict'
import type { Constructor } from '@longshore/protocol/schema/api'
import { connectOurs } from '../../our-client.ts'
import type { ServerAddress } from '../../server.ts'
import { Changing, type Person, type Witnesses, type Work } from '../fact.ts'
import { me, newId, newName } from './common.ts'

interface Bot {
  readonly token: Changing<string>
  readonly isThere: Changing<boolean>
}

/** What Bob has made and not deleted yet, by username; a cut may leave some. */
const left = new Map<string, Bot>()
/** Somebody may have twenty. */
const MOST = 2

const bots: Work = async ({ bob, server, signal, told }) => {
  for (const username of (await listed(bob)).slice(0, -MOST)) {
    await end(bob, username)
    told('end of a bot', async ({ bob }) =>
      assert.ok(!(await listed(bob)).includes(username), 'it is there again'),
    )
  }
  const username = `${newName()}_bot`
  await say(bob, '/newbot')
  await say(bob, 'Crane')
  const token = tokenIn(await say(bob, username))
  const bot: Bot = { token: new Changing(token), isThere: new Changing(true) }
  left.set(username, bot)
  const isListed = async ({ bob }: Witnesses) => bot.isThere.check((await listed(bob)).includes(username))
  told('bot', isListed)

  const commands = [{ _: 'botCommand', command: 'hoist', description: username }] as const
  await asBot(server, token, signal, async ({ call }) => {
    const scope = { scope: { _: 'botCommandScopeDefault' }, lang_code: '' } as const
    await call('bots.setBotCommands', { ...scope, commands: [...commands] })
    await call('bots.setBotInfo', { lang_code: '', description: username })
  })
  told('description of a bot', async ({ ada }) => {
    if (bot.isThere.mayBe(false)) return 'superseded'
    const { full_user } = await ada.call('users.getFullUser', { id: await named(ada, username) })
    assert.equal(full_user.bot_info?.description, username)
    return undefined
  })
  told('commands of a bot', async ({ ada }) => {
    if (bot.isThere.mayBe(false)) return 'superseded'
    const { full_user } = await ada.call('users.getFullUser', { id: await named(ada, username) })
    assert.deepEqual(full_user.bot_info?.commands, commands)
    return undefined
  })

  await say(bob, '/token')
  let renewed = token
  await bot.token.become('a new one', async () => {
    renewed = tokenIn(await say(bob, `@${username}`))
  })
  await bot.token.become(renewed, async () => {})
  told('new token of a bot', async ({ server }) => {
    if (bot.isThere.mayBe(false)) return 'superseded'
    await asBot(server, renewed, undefined, ({ call }) => call('users.getUsers', { id: [me] }))
    return undefined
  })
}

async function end(bob: Person, username: string): Promise<void> {
  const deletion = async () => {
    await say(bob, '/deletebot')
    await say(bob, `@${username}`)
    await say(bob, 'Yes, I am totally sure.')
  }
  const bot = left.get(username)
  left.delete(username)
  await (bot ? bot.isThere.become(false, deletion) : deletion())
}

/** What Ada is asked, and does not answer. */
const asking: Work = async ({ ada, told }) => {
  await say(ada, '/newbot')
  const answer = async ({ ada }: Witnesses) => {
    assert.match(await say(ada, 'Crane'), /username/, 'BotFather forgot what it had asked')
  }
  told('what BotFather asked', answer, { once: true })
}

/** By whoever talks: BotFather answers one thing after the other. */
const talking = new Map<string, Promise<unknown>>()

/** @returns what BotFather answers */
function say(person: Person, message: string): Promise<string> {
  const name = String(person.other.user_id)
  const said = (talking.get(name) ?? Promise.resolve()).then(async () => {
    const { user_id, access_hash } = await named(person, 'BotFather')
    const peer = { _: 'inputPeerUser', user_id, access_hash } as const
    await person.call('messages.sendMessage', { peer, message, random_id: newId() })
    const window = { offset_id: 0, offset_date: 0, add_offset: 0, limit: 1, max_id: 0, min_id: 0, hash: 0n }
    const history = await person.call('messages.getHistory', { peer, ...window })
    const [answer] = 'messages' in history ? history.messages : []
    return answer?._ === 'message' ? answer.message : assert.fail('BotFather says nothing')
  })
  talking.set(
    name,
    said.catch(() => {}),
  )
  return said
}

async function listed(bob: Person): Promise<string[]> {
  return Array.from((await say(bob, '/mybots')).matchAll(/@(\w+)/g), ([, username = '']) => username)
}

async function named({ call }: Person, username: string): Promise<Constructor<'inputUser'>> {
  const [user] = (await call('contacts.resolveUsername', { username })).users
  assert.ok(user?._ === 'user')
  return { _: 'inputUser', user_id: user.id, access_hash: user.access_hash ?? 0n }
}

function tokenIn(said: string): string {
  return /\d+:[\w-]{35}/.exec(said)?.[0] ?? assert.fail(`no token in: ${said}`)
}

async function asBot(
  server: ServerAddress,
  token: string,
  signal: AbortSignal | undefined,
  work: (bot: Pick<Person, 'call'>) => Promise<unknown>,
): Promise<void> {
  const client = await connectOurs(server)
  try {
    await client.signInBot(token, { signal })
    await work({ call: (method, params) => client.call(method, params, { signal }) })
  } finally {
    await client.close()
  }
}

export const botWorks: readonly Work[] = [bots, asking]
