import { suite } from 'node:test'
import { byteFilesContract } from '@longshore/testing/contracts/byte-files'
import { MemoryFiles } from './memory-files.ts'

suite('files in memory', () => byteFilesContract(async () => new MemoryFiles()))
