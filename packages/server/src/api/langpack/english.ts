/**
 * What clients show to people by its key when no server tells them the words. The words are our own: the packs of
 * Telegram's applications belong to their translators. An operator may serve a file of other words.
 */
export const english = `
"AppName" = "Longshore";
"Cancel" = "Cancel";
"OK" = "OK";
"Close" = "Close";
"Done" = "Done";
"Next" = "Next";
"Back" = "Back";
"Save" = "Save";
"Open" = "Open";
"Delete" = "Delete";
"Edit" = "Edit";
"Copy" = "Copy";
"Reply" = "Reply";
"Forward" = "Forward";
"Search" = "Search";
"Settings" = "Settings";
"Contacts" = "Contacts";
"SavedMessages" = "Saved Messages";
"NewGroup" = "New group";
"NewChannel" = "New channel";
"Loading" = "Loading…";
"Online" = "online";
"Lately" = "seen lately";
"Draft" = "Draft";
"FromYou" = "You";
"Photo" = "Photo";
"AttachPhoto" = "Photo";
"AttachVideo" = "Video";
"AttachDocument" = "File";
"AttachGif" = "GIF";
"AttachSticker" = "Sticker";
"AttachMusic" = "Music";
"AttachAudio" = "Voice message";
"AttachRound" = "Video message";
"UnreadMessages" = "Unread messages";
"DeleteChat" = "Delete chat";
"LeaveChannel" = "Leave channel";
"LogOut" = "Log out";
"LogOutTitle" = "Log out";
"Members#one" = "%d member";
"Members#other" = "%d members";
"Subscribers#one" = "%d subscriber";
"Subscribers#other" = "%d subscribers";
"Messages#one" = "%d message";
"Messages#other" = "%d messages";
"Photos#one" = "%d photo";
"Photos#other" = "%d photos";
"Files#one" = "%d file";
"Files#other" = "%d files";
`
