import type { Constructor } from '@longshore/protocol/schema/api'
import { codeLength } from '../../accounts/login.ts'

export function sentCode(hash: string): Constructor<'auth.sentCode'> {
  return {
    _: 'auth.sentCode',
    type: { _: 'auth.sentCodeTypeSms', length: codeLength },
    phone_code_hash: hash,
  }
}
