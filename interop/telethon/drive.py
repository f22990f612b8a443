"""Drives Telethon against a Longshore server. Each thing that was done becomes a line of JSON on standard output.

Says {"what": "restart"} when the server shall be killed and started again, and waits for a line of input."""

import asyncio
import hashlib
import json
import sys
from pathlib import Path

from telethon import TelegramClient, errors, events
from telethon.crypto import rsa
from telethon.sessions import MemorySession
from telethon.tl import alltlobjects, functions, types

asked = json.loads(sys.argv[1])
samples = Path(asked["samples"])
downloads = Path(asked["downloads"])

# What is sent, how, and the property of a message by which Telethon shows its kind.
KINDS = [
    ("red.jpg", {}, "photo"),
    ("red.jpg", {"force_document": True}, "document"),
    ("film.mp4", {"supports_streaming": True}, "video"),
    ("moving.gif", {}, "gif"),
    ("voice.ogg", {"voice_note": True}, "voice"),
    ("music.mp3", {}, "audio"),
    ("sticker.webp", {"attributes": [types.DocumentAttributeSticker("⚓", types.InputStickerSetEmpty())]}, "sticker"),
]
ODD_NAMES = ["../../etc/passwd", "quay\u202egnp.exe", "a/b\\c.txt", "  spaces .txt ", "\0nul.bin", "n" * 300 + ".bin", ""]


def tell(what, **facts):
    print(json.dumps({"what": what, **facts}), flush=True)


def sample(name):
    return str(samples / name)


def is_same(data, name):
    return hashlib.sha256(data).digest() == hashlib.sha256((samples / name).read_bytes()).digest()


def client():
    session = MemorySession()
    session.set_dc(asked["dc"], asked["host"], asked["port"])
    return TelegramClient(session, 1, "x" * 32, connection_retries=20, retry_delay=0.5)


async def sign_in(phone, username):
    one = client()
    await one.connect()
    await one.send_code_request(phone)
    me = await one.sign_in(phone, phone[5] * 5)
    await one(functions.account.UpdateUsernameRequest(username))
    tell("signed in", phone=me.phone)
    return one


async def fetched(by, media, **options):
    return await by.download_media(media, file=bytes, **options) or b""


def sizes_of(media):
    """Those that Telethon downloads: an outline is none for it."""
    sizes = getattr(media, "sizes", None) or getattr(media, "thumbs", None) or []
    return [size for size in sizes if not isinstance(size, types.PhotoPathSize)]


async def newest(by, peer, count=1):
    return list(reversed(await by.get_messages(peer, limit=count)))


async def send_each(where, by, to, other, seen_from):
    for name, options, kind in KINDS:
        await by.send_file(to, sample(name), **options)
        [message] = await newest(other, seen_from)
        data = await fetched(other, message)
        media = message.photo or message.document
        previews = [len(await fetched(other, message, thumb=size.type)) > 0 for size in sizes_of(media)]
        tell(
            "sent",
            where=where,
            sample=name,
            kind=kind if getattr(message, kind) else "something else",
            isSame=is_same(data, name),
            isWhole=len(data) == message.file.size,
            hasPreviews=len(previews) > 0,
            previewsCome=all(previews),
        )


async def talk(ada, bob):
    arrived = asyncio.get_running_loop().create_future()

    @bob.on(events.NewMessage(incoming=True, pattern="Hello"))
    async def told(event):
        if not arrived.done():
            arrived.set_result(event.raw_text)

    message = await ada.send_message("telethon_bob", "Hello")
    tell("is told of a message", text=await asyncio.wait_for(arrived, 10))
    await ada.edit_message("telethon_bob", message, "Edited")
    [seen] = await newest(bob, "telethon_ada")
    tell("edited", text=seen.text)
    await ada.delete_messages("telethon_bob", [message.id])
    tell("deleted", left=len(await newest(bob, "telethon_ada")))


async def send_albums(ada, bob):
    for names in (["blue.jpg", "green.jpg"], ["film.mp4", "red.jpg"]):
        await ada.send_file("telethon_bob", [sample(name) for name in names], caption=["one", "two"])
        seen = await newest(bob, "telethon_ada", 2)
        tell(
            "album",
            items="+".join(names),
            isOne=len({message.grouped_id for message in seen}) == 1 and seen[0].grouped_id is not None,
            captions=[message.text for message in seen],
            come=[len(await fetched(bob, message)) > 0 for message in seen],
        )


async def send_large(ada, bob):
    await ada.send_file("telethon_bob", sample("big.bin"))
    [message] = await newest(bob, "telethon_ada")
    path = Path(await bob.download_media(message, file=f"{downloads}/"))
    tell("large", name=path.name, isSame=is_same(path.read_bytes(), "big.bin"))
    offset = 77 * 4096
    pieces = bob.iter_download(message.document, offset=offset, limit=3, request_size=64 * 1024)
    middle = b"".join([bytes(piece) async for piece in pieces])
    expected = (samples / "big.bin").read_bytes()[offset : offset + 3 * 64 * 1024]
    tell("from the middle", isSame=middle == expected)


async def send_odd_names(ada, bob):
    for name in ODD_NAMES:
        named = [types.DocumentAttributeFilename(name)]
        await ada.send_file("telethon_bob", b"odd", attributes=named, force_document=True)
        [message] = await newest(bob, "telethon_ada")
        path = Path(await bob.download_media(message, file=f"{downloads}/"))
        isInside = path.resolve().parent == downloads.resolve()
        tell("odd name", name=name, shown=message.file.name, isInside=isInside, isSame=path.read_bytes() == b"odd")


async def set_profile_picture(ada, bob):
    await ada(functions.photos.UploadProfilePhotoRequest(file=await ada.upload_file(sample("green.jpg"))))
    [photo] = await bob.get_profile_photos("telethon_ada")
    sides = [await bob.download_profile_photo("telethon_ada", file=bytes, download_big=big) for big in (False, True)]
    sizes = [len(await fetched(bob, photo, thumb=size.type)) > 0 for size in sizes_of(photo)]
    tell("profile picture", comes=all(sides) and all(sizes), sizes=len(sizes))
    await ada(functions.photos.DeletePhotosRequest(await ada.get_profile_photos("me")))
    tell("profile picture deleted", left=len(await bob.get_profile_photos("telethon_ada")))


async def gather(what, ada, bob, made, edit_photo):
    picture = types.InputChatUploadedPhoto(file=await ada.upload_file(sample("blue.jpg")))
    await ada(edit_photo(picture))
    [seen] = [dialog.entity async for dialog in bob.iter_dialogs() if dialog.title == made.title]
    shown = await bob.download_profile_photo(seen, file=bytes)
    members = [member async for member in ada.iter_participants(made)]
    tell("gathered", where=what, hasPicture=len(shown or b"") > 0, members=len(members))
    await send_each(what, ada, made, bob, seen)


async def make_group(ada, bob):
    await ada(functions.messages.CreateChatRequest(users=["telethon_bob"], title="Dockers"))
    [group] = [dialog.entity async for dialog in ada.iter_dialogs() if dialog.title == "Dockers"]
    await gather("group", ada, bob, group, lambda photo: functions.messages.EditChatPhotoRequest(group.id, photo))


async def make_channel(ada, bob):
    made = await ada(functions.channels.CreateChannelRequest("Tides", "High and low", broadcast=True))
    channel = made.chats[0]
    await ada(functions.channels.InviteToChannelRequest(channel, ["telethon_bob"]))
    await gather("channel", ada, bob, channel, lambda photo: functions.channels.EditPhotoRequest(channel, photo))


async def main():
    rsa.add_key(asked["publicKey"], old=False)
    tell("library", layer=alltlobjects.LAYER)
    try:
        ada, bob = await sign_in("9996621201", "telethon_ada"), await sign_in("9996621202", "telethon_bob")
    except errors.RPCError as error:
        return tell("refused", error=str(error))
    await talk(ada, bob)
    await send_each("private", ada, "telethon_bob", bob, "telethon_ada")
    await send_albums(ada, bob)
    await send_large(ada, bob)
    await send_odd_names(ada, bob)
    await set_profile_picture(ada, bob)
    await make_group(ada, bob)
    await make_channel(ada, bob)
    tell("restart")
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    await send_each("private, restarted", ada, "telethon_bob", bob, "telethon_ada")
    found = await bob.get_messages("telethon_ada", filter=types.InputMessagesFilterPhotos, limit=20)
    tell("found", photos=len(found))
    forwarded = await bob.forward_messages("me", found[0])
    tell("forwarded", comes=len(await fetched(bob, forwarded)) > 0)
    await ada.log_out()
    tell("logged out", isAuthorized=await ada.is_user_authorized() if ada.is_connected() else False)
    await bob.disconnect()
    tell("done")


asyncio.run(main())
