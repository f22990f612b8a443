import type { BoxRows } from '../sqlite/box-rows.ts'
import { type CheckReport, type Finding, wholeFolder } from './report.ts'

/** Compares the counters of boxes, dialogs and chats with what is in them. */
export function checkBoxes(rows: BoxRows, report: CheckReport): void {
  const tell = (what: string) => report.finding(disagreeing(what))
  for (const { box, said, found } of rows.idsBeyondCounters())
    tell(`${box} has given out ids up to ${said}, and has a message ${found}`)
  for (const { box, said, found } of rows.holes())
    tell(
      `${box} tells of ${said} points (pts) of its history, and has ${found}: clients would miss something`,
    )
  for (const { box, said } of rows.dialogsNamingNothing())
    tell(`${box} has message ${said} on top of a dialog, and no such message`)
  for (const { box, said, found } of rows.otherMembers())
    tell(`${box} counts ${said} members, and has ${found}`)
  for (const what of rows.brokenReferences()) tell(what)
}

function disagreeing(what: string): Finding {
  return { kind: 'rows disagree', what, remedy: wholeFolder }
}
