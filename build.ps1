#!/usr/bin/env pwsh
# Builds and checks the product. Targets, run in the order given: restore, format, build, test, all. Default: all.
param([Parameter(ValueFromRemainingArguments)][ValidateSet('restore', 'format', 'build', 'test', 'all')][string[]] $Targets = @('all'))
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot
$env:DOTNET_CLI_TELEMETRY_OPTOUT = 1
$env:DOTNET_NOLOGO = 1
$configuration = if ($env:CONFIGURATION) { $env:CONFIGURATION } else { 'Release' }

function Invoke-Dotnet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
function Restore { Invoke-Dotnet tool restore; Invoke-Dotnet restore SmartSegmentation.sln }
function Format { Invoke-Dotnet csharpier check . }
function Build { Invoke-Dotnet build SmartSegmentation.sln --no-restore -c $configuration }
function Test { Invoke-Dotnet test Tests --no-build -c $configuration --logger 'console;verbosity=normal' --logger 'trx;LogFileName=tests.trx' --results-directory artifacts/test-results }

foreach ($target in $Targets) {
    switch ($target) {
        'restore' { Restore }
        'format' { Restore; Format }
        'build' { Restore; Build }
        'test' { Restore; Build; Test }
        'all' { Restore; Format; Build; Test }
    }
}
