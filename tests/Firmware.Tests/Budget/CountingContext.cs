using System.Reflection;
using System.Runtime.Loader;
using NeuralGlasses.Contract;
using NeuralGlasses.Wristband;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>
/// A second world of assemblies in which the firmware counts its instructions. This very test assembly is loaded into it once more, so
/// that the same board runs there; what comes back are numbers.
/// </summary>
internal sealed class CountingContext : AssemblyLoadContext
{
    private readonly Dictionary<string, string> _counting;

    private CountingContext(string[] counting)
        : base("counting", isCollectible: true) => _counting = counting.ToDictionary(p => Path.GetFileNameWithoutExtension(p));

    /// <summary>Runs a static method of this assembly, with its one argument, where the firmware counts, and returns what it returns.</summary>
    public static long[] Run(MethodInfo method, object argument)
    {
        var folder = Directory.CreateTempSubdirectory("counting");
        try
        {
            var context = new CountingContext(InstructionCounter.Rewrite(typeof(EmgFrameCodec).Assembly.Location, typeof(WristbandFirmware).Assembly.Location, folder.FullName));
            try
            {
                var twin = context.LoadFromAssemblyPath(typeof(CountingContext).Assembly.Location);
                var there = twin.GetType(method.DeclaringType!.FullName!)!.GetMethod(method.Name, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!;
                return (long[])there.Invoke(null, [argument])!;
            }
            finally
            {
                // Held until here: a context that nothing holds is unloaded, and then loads nothing more for the code that still runs in it.
                context.Unload();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Instructions that the firmware has executed in this world; throws where it does not count.</summary>
    public static long Count()
    {
        var holder = typeof(EmgFrameCodec).Assembly.GetType(InstructionCounter.TypeName) ?? throw new InvalidOperationException("The contract does not count here.");
        return (long)holder.GetField("Count")!.GetValue(null)!;
    }

    // Everything that knows the firmware's types must come anew; the rest, such as the runtime's, is shared. The bytes are read, so that the folder can go.
    protected override Assembly? Load(AssemblyName name)
    {
        if (_counting.TryGetValue(name.Name!, out var counting))
            return LoadFromStream(new MemoryStream(File.ReadAllBytes(counting)));
        var ours = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return name.Name!.StartsWith("NeuralGlasses", StringComparison.Ordinal) && File.Exists(ours) ? LoadFromAssemblyPath(ours) : null;
    }
}
