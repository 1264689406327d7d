@echo off
rem Starts the jar that lies beside this file, with the java of JAVA_HOME or, without one, that on the path.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -jar "%~dp0backstep.jar" %*
exit /b %errorlevel%
