; The per-user Setup: makensis -DVERSION=... -DTREE=... -DICON=... -DOUT=... -DREMOVAL=...
Unicode true
Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tarife"
!define CLASSES "Software\Classes"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\tarife.exe"

Name "Tarife"
OutFile "${OUT}"
SetCompressor /SOLID lzma
SetCompressorDictSize 64
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Tarife"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Tarife"
VIAddVersionKey "FileDescription" "Tarife Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Tarife authors, MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\tarife.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Turkish"

LangString PLAN ${LANG_ENGLISH} "Tarife plan"
LangString PLAN ${LANG_TURKISH} "Tarife planı"
LangString PURPOSE ${LANG_ENGLISH} "Plan what a month on the WhatsApp Business Platform costs"
LangString PURPOSE ${LANG_TURKISH} "WhatsApp Business Platform'da bir ayın maliyetini planlayın"

LangString RUNNING ${LANG_ENGLISH} "Tarife is open. Close it, then try again."
LangString RUNNING ${LANG_TURKISH} "Tarife açık. Kapatın ve yeniden deneyin."

; Files in use can be neither replaced nor removed.
!macro REFUSE_WHILE_RUNNING prefix
Function ${prefix}RefuseWhileRunning
  IfFileExists "$INSTDIR\tarife.exe" 0 absent
  again:
  ClearErrors
  FileOpen $0 "$INSTDIR\tarife.exe" a
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 3
  Quit
  closed:
  FileClose $0
  absent:
FunctionEnd
!macroend
!insertmacro REFUSE_WHILE_RUNNING ""
!insertmacro REFUSE_WHILE_RUNNING "un."

Section
  Call RefuseWhileRunning
  ; An older version goes first, with its own list of files; what the person made stays.
  IfFileExists "$INSTDIR\uninstall.exe" 0 +2
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR'
  SetOutPath "$INSTDIR"
  File /r "${TREE}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Tarife.lnk" "$INSTDIR\tarife.exe" "" "$INSTDIR\tarife.exe" 0 SW_SHOWNORMAL "" "$(PURPOSE)"
  WriteRegStr HKCU "${CLASSES}\.tarife" "" "Tarife.Plan"
  WriteRegStr HKCU "${CLASSES}\.tarife\OpenWithProgids" "Tarife.Plan" ""
  WriteRegStr HKCU "${CLASSES}\Tarife.Plan" "" "$(PLAN)"
  WriteRegStr HKCU "${CLASSES}\Tarife.Plan\DefaultIcon" "" "$INSTDIR\tarife.exe,0"
  WriteRegStr HKCU "${CLASSES}\Tarife.Plan\shell\open\command" "" '"$INSTDIR\tarife.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\tarife.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Tarife"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Tarife authors"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\tarife.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
SectionEnd

Section Uninstall
  Call un.RefuseWhileRunning
  ; Only what was installed: a list made at build time, no folder is emptied as a whole.
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Tarife.lnk"
  DeleteRegKey HKCU "${CLASSES}\Tarife.Plan"
  DeleteRegValue HKCU "${CLASSES}\.tarife\OpenWithProgids" "Tarife.Plan"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.tarife\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\.tarife" ""
  StrCmp $0 "Tarife.Plan" 0 +2
    DeleteRegValue HKCU "${CLASSES}\.tarife" ""
  DeleteRegKey /ifempty HKCU "${CLASSES}\.tarife"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
