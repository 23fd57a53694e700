using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace NeuralGlasses.Onnx;

/// <summary>
/// Keeps ONNX Runtime from sending usage events to its maker, which its native library for Linux does from 1.31 on: nothing leaves the glasses unless somebody asked for it.
/// </summary>
internal static partial class RuntimeTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    // The library looks at it once, when its environment is made.
    private static readonly Lazy<bool> Silenced = new(() =>
    {
        Environment.SetEnvironmentVariable(Variable, "1");
        if (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            _ = SetVariable(Variable, "1", 1);
        OrtEnv.Instance().DisableTelemetryEvents();
        return true;
    });

    /// <summary>Call it before anything else of ONNX Runtime.</summary>
    public static void Silence() => _ = Silenced.Value;

    // What .NET sets stays among .NET's; native code reads the process's own.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrites);
}
