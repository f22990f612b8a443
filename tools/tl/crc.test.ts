import assert from 'node:assert/strict'
import { test } from 'node:test'
import { provesItself } from './crc.ts'

test('an id proves its line, whatever flag bits the line has', () => {
  const proved = [
    'inputFile#f52ff27f id:long parts:int name:string md5_checksum:string = InputFile;',
    'upload.saveFilePart#b304a621 file_id:long file_part:int bytes:bytes = Bool;',
    'messages.sendVote#10ea6184 peer:InputPeer msg_id:int options:Vector<bytes> = Updates;',
    'invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;',
    'photos.updateProfilePhoto#9e82039 flags:# fallback:flags.0?true bot:flags.1?InputUser id:InputPhoto = photos.Photo;',
    'photos.updateProfilePhoto#9e82039 flags:# bot:flags.1?InputUser id:InputPhoto = photos.Photo;',
    'inputPeerEmpty#7f3b18ea = InputPeer;',
  ]
  for (const line of proved) assert.ok(provesItself(line), line)
})

test('a line that differs in a name, a type, an order or an id is not proved', () => {
  const wrong = [
    'inputFile#f52ff27f id:long parts:int name:string md5checksum:string = InputFile;',
    'inputFile#f52ff27f id:long parts:long name:string md5_checksum:string = InputFile;',
    'inputFile#f52ff27f parts:int id:long name:string md5_checksum:string = InputFile;',
    'inputFile#f52ff27e id:long parts:int name:string md5_checksum:string = InputFile;',
    'inputFile id:long parts:int name:string md5_checksum:string = InputFile;',
  ]
  for (const line of wrong) assert.equal(provesItself(line), false, line)
})
