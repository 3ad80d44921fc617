/* tarife.exe: runs "python -m tarife" in this process, with the Python that lies beside it. */
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

typedef int (*PyMain)(int, wchar_t **);

int wmain(int argc, wchar_t **argv) {
  wchar_t path[32768];
  SetDllDirectoryW(L""); /* no library comes from the folder of a document */
  GetModuleFileNameW(NULL, path, 32000);
  wcscpy(wcsrchr(path, L'\\') + 1, L"python311.dll");
  HMODULE python = LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
  PyMain start = python ? (PyMain)(void *)GetProcAddress(python, "Py_Main") : NULL;
  wchar_t **given = calloc(argc + 3, sizeof *given);
  if (!start || !given) {
    MessageBoxW(NULL, path, L"Tarife cannot start: this file is missing or broken", MB_ICONERROR);
    return 1;
  }
  given[0] = argv[0];
  given[1] = L"-m";
  given[2] = L"tarife";
  for (int i = 1; i < argc; i++) given[i + 2] = argv[i];
  return start(argc + 2, given);
}

#ifdef WINDOWED
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, PWSTR line, int show) {
  (void)self, (void)before, (void)line, (void)show;
  return wmain(__argc, __wargv);
}
#endif
