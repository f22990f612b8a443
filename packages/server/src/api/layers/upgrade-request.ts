import type { TlObject } from '@longshore/protocol/schema/api'
import { type Fields, isObject } from './fields.ts'
import { renameRequest } from './renamed-methods.ts'
import { methodUpgrades, objectUpgrades } from './upgrade.ts'

/**
 * Gives a request, as it was read, the shape that the newest layer has for it.
 *
 * @param id the constructor id that the request came with
 */
export function upgradeRequest(request: TlObject, id: number): TlObject {
  const upgrade = methodUpgrades.get(id)
  const named = renameRequest(request as Fields)
  return upgradeFields(upgrade === undefined ? named : upgrade(named))
}

function upgradeFields(object: Fields): Fields {
  let changed: Fields | undefined
  for (const field in object) {
    const value = object[field]
    const upgraded = upgradeValue(value)
    if (upgraded !== value) {
      changed ??= { ...object }
      changed[field] = upgraded
    }
  }
  return changed ?? object
}

function upgradeValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    const upgraded = value.map(upgradeValue)
    return upgraded.some((item, i) => item !== value[i]) ? upgraded : value
  }
  if (!isObject(value)) return value
  const upgrade = objectUpgrades.get(value._)
  return upgradeFields(upgrade === undefined ? value : upgrade(value))
}
