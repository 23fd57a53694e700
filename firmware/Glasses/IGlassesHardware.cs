using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Glasses;

/// <summary>The devices that the program runs on.</summary>
internal interface IGlassesHardware : IDisposable
{
    /// <summary>What they are, for the log.</summary>
    string Name { get; }

    /// <summary>The devices.</summary>
    GlassesDevices Devices { get; }

    /// <summary>Time goes by; says whether the glasses have power to run.</summary>
    bool Tick(HostTime now);
}
