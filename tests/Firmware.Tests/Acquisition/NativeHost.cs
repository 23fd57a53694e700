using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Xunit;

namespace NeuralGlasses.Firmware.Tests.Acquisition;

/// <summary>The engine's C++ sources, built once into a program that takes commands; its tests are skipped where there is no g++.</summary>
internal static class NativeHost
{
    private static readonly string[] Warnings = ["-std=c++17", "-Wall", "-Wextra", "-Wconversion", "-Wshadow", "-Werror"];
    private static readonly Lazy<string?> Program = new(() => Build("engine-host", "host/main.cpp", "-O2", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"));

    public static string Folder => Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", "..", "firmware", "Wristband.Esp32", "native"));

    public static void SkipWithoutCompiler() => Assert.SkipWhen(Program.Value is null, "No g++ on this machine: the native engine was neither built nor compared with its twin.");

    public static List<string> Run(IEnumerable<string> commands)
    {
        var (exit, output, errors) = Start(Program.Value!, [], string.Join('\n', commands) + "\n");
        Assert.True(exit == 0, $"The native engine ended with {exit}: {errors}");
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Builds the engine with one more source; null without a compiler or, where <paramref name="options"/> name a sanitizer that is not installed, without that.</summary>
    public static string? Build(string name, string source, params string[] options)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "native");
        Directory.CreateDirectory(folder);
        var program = Path.Combine(folder, name);
        string[] sources = [.. Directory.GetFiles(Path.Combine(Folder, "engine"), "*.cpp").Order(StringComparer.Ordinal), Path.Combine(Folder, source)];
        if (!Exists())
            return null;
        var sanitize = options.Any(o => o.StartsWith("-fsanitize", StringComparison.Ordinal)) && CanLink(folder, options);
        string[] used = sanitize ? options : [.. options.Where(o => !o.Contains("sanitize", StringComparison.Ordinal))];
        var (exit, _, errors) = Start("g++", [.. Warnings, .. used, .. sources, "-pthread", "-o", program], "");
        Assert.True(exit == 0, $"g++: {errors}");
        return program;
    }

    public static (int Exit, string Output, string Errors) Start(string program, string[] arguments, string input)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.Start();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A program that ended early says why in its errors.
        }

        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    private static bool Exists()
    {
        try
        {
            return Start("g++", ["--version"], "").Exit == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    // The sanitizers' libraries come in packages of their own.
    private static bool CanLink(string folder, string[] options)
    {
        var probe = Path.Combine(folder, "probe");
        return Start("g++", [.. options, "-x", "c++", "-", "-o", probe], "int main() { return 0; }").Exit == 0 && Start(probe, [], "").Exit == 0;
    }

    private static string ThisFolder([CallerFilePath] string thisFile = "") => Path.GetDirectoryName(thisFile)!;
}
