using NeuralGlasses.Devices;
using NeuralGlasses.Glasses.Linux;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>The devices that the program runs on.</summary>
internal interface IGlassesHardware : IDisposable
{
    /// <summary>What they are, for the log.</summary>
    string Name { get; }

    /// <summary>The devices.</summary>
    GlassesDevices Devices { get; }

    /// <summary>Name of the simulator's profile; null for real devices.</summary>
    string? Profile => null;

    /// <summary>Gives the picture that the display painted last, as PNG; null for a display that tells none.</summary>
    Func<ReadOnlyMemory<byte>>? Picture => null;

    /// <summary>The computer's mouse that the glasses' pointer moves; null for none.</summary>
    ComputerMouse? Mouse => null;

    /// <summary>Opens the memory for what is captured: a folder of the machine, unless the devices have one of their own.</summary>
    IFileShelf OpenMemory(string folder) => new FolderShelf(folder);

    /// <summary>Time goes by; says whether the glasses have power to run.</summary>
    bool Tick(HostTime now);
}
