import type { Constructor } from '@longshore/protocol/schema/api'
import { codeLength } from '../../accounts/login.ts'

/** @param inApps whether the code came as a message to a client that is signed in */
export function sentCode(hash: string, inApps = false): Constructor<'auth.sentCode'> {
  if (!inApps)
    return {
      _: 'auth.sentCode',
      type: { _: 'auth.sentCodeTypeSms', length: codeLength },
      phone_code_hash: hash,
    }
  return {
    _: 'auth.sentCode',
    type: { _: 'auth.sentCodeTypeApp', length: codeLength },
    phone_code_hash: hash,
    next_type: { _: 'auth.codeTypeSms' },
  }
}
