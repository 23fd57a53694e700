using System.Reflection;
using System.Runtime.InteropServices;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>Loads the native libraries of TorchSharp from the package folders that the build recorded, once a process.</summary>
public static class TorchRuntime
{
    /// <summary>Held while a network is made or learns: torch has one source of random numbers a process, which two at once would share.</summary>
    internal static readonly Lock RandomNumbers = new();
    private const string MissingVersion = "GLIBCXX_3.4.32";
    private const string Bridge = "libLibTorchSharp.so";
    private static readonly string[] Libraries = ["libc10.so", "libtorch_cpu.so", "libtorch.so"];
    private static readonly Lazy<string?> Loading = new(Load);

    /// <summary>One sentence why networks cannot be trained on this machine, or null where they can.</summary>
    public static string? Absence => Loading.Value;

    /// <summary>Makes TorchSharp usable in this process; must run before anything else touches it.</summary>
    /// <exception cref="PlatformNotSupportedException">The native libraries are absent or cannot be loaded; the message says which and what to do.</exception>
    public static void Require()
    {
        if (Absence is { } reason)
            throw new PlatformNotSupportedException(reason);
    }

    private static string? Load()
    {
        if (Recorded("LibtorchFolder") is not { } libtorch || Recorded("TorchSharpFolder") is not { } torchSharp)
            return "Networks are trained on Linux x64 only, this program was built on another system; build and train there, the exported model runs everywhere.";
        if (!File.Exists(Path.Combine(libtorch, Libraries[1])) || !File.Exists(Path.Combine(torchSharp, Bridge)))
            return $"{libtorch}: libtorch is not there any more; run 'dotnet restore' and build again.";
        try
        {
            // By absolute path first: what is loaded later finds these by name, not another libtorch of the system.
            foreach (var library in Libraries)
                NativeLibrary.Load(Path.Combine(libtorch, library));
            LoadBridge(Path.Combine(torchSharp, Bridge));
            return null;
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return $"{torchSharp}: TorchSharp cannot be loaded ({error.Message}).";
        }
    }

    private static void LoadBridge(string path)
    {
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error) when (error.Message.Contains(MissingVersion, StringComparison.Ordinal))
        {
            NativeLibrary.Load(WeakenedCopy(path));
        }
    }

    /// <summary>
    /// A copy beside the program that older C++ runtimes accept. GCC 13 makes every user of iostream name the version
    /// through <c>std::ios_base_library_init</c>, a marker that is never called, so its absence harms nothing.
    /// </summary>
    private static string WeakenedCopy(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (SymbolVersions.Weaken(bytes, MissingVersion) == 0)
            throw new InvalidDataException($"{path} asks for no {MissingVersion}");
        var copy = Path.Combine(AppContext.BaseDirectory, Bridge);
        if (File.Exists(copy) && File.ReadAllBytes(copy).AsSpan().SequenceEqual(bytes))
            return copy;
        var part = $"{copy}.{Environment.ProcessId}.part";
        File.WriteAllBytes(part, bytes);
        File.Move(part, copy, overwrite: true);
        return copy;
    }

    private static string? Recorded(string key) => typeof(TorchRuntime).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == key)?.Value;
}
