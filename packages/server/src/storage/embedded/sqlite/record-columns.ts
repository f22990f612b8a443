/**
 * The columns of `file_record AS record`, and whether other tables tell more of the file: most files are read with this one
 * statement, and each statement costs as much as the few bytes it reads.
 */
export const recordColumns = `record.*,
  EXISTS (SELECT 1 FROM file_preview WHERE file = record.id) AS has_previews,
  EXISTS (SELECT 1 FROM file_attached WHERE file = record.id) AS has_stickers,
  EXISTS (SELECT 1 FROM file_original WHERE file = record.id) AS has_original`
