; Offers Offprint under "Open with" for saved articles. Nothing becomes the default, so nothing is taken away
; from the program that opens these files now, and the uninstaller leaves no trace.
!define OFFPRINT_CLASS "Offprint.SavedArticle"

!macro offprintOffer EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${OFFPRINT_CLASS}"
!macroend
!macro offprintWithdraw EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${OFFPRINT_CLASS}"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${OFFPRINT_CLASS}" "" "Saved article"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${OFFPRINT_CLASS}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${OFFPRINT_CLASS}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro offprintOffer "html"
  !insertmacro offprintOffer "htm"
  !insertmacro offprintOffer "xhtml"
  !insertmacro offprintOffer "mhtml"
  !insertmacro offprintOffer "mht"
  !insertmacro offprintOffer "webarchive"
  !insertmacro offprintOffer "md"
!macroend

!macro customUnInstall
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${OFFPRINT_CLASS}"
  !insertmacro offprintWithdraw "html"
  !insertmacro offprintWithdraw "htm"
  !insertmacro offprintWithdraw "xhtml"
  !insertmacro offprintWithdraw "mhtml"
  !insertmacro offprintWithdraw "mht"
  !insertmacro offprintWithdraw "webarchive"
  !insertmacro offprintWithdraw "md"
!macroend
