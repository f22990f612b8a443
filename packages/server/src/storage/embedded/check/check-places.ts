import type { PlaceRows } from '../sqlite/place-rows.ts'
import { type CheckReport, tellUs, wholeFolder } from './report.ts'

/** Compares everything that shows files with the documents and photos it names, and the other way round. */
export function checkPlaces(rows: PlaceRows, report: CheckReport): void {
  for (const { place, file } of rows.namingNothing())
    report.finding({
      kind: 'names nothing',
      what: `${place} shows file ${file}, which the database does not know`,
      remedy: wholeFolder,
    })
  for (const { file, size, isLookedAt } of rows.shownNowhere())
    if (isLookedAt) report.unshown(`${file} (${size} bytes)`)
    else
      report.finding({
        kind: 'never freed',
        what: `${file} (${size} bytes) is shown nowhere, and nothing will look at it: it would never be freed`,
        remedy: tellUs,
      })
}
