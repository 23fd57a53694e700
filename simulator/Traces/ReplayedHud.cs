using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A display that paints as the one of a run does, and keeps no file.</summary>
internal sealed class ReplayedHud : IHudDisplay, IDisposable
{
    /// <summary>Name of the simulator's display in the header of a trace.</summary>
    public const string Display = "virtual-hud";

    private readonly HudPainter _painter = new();

    /// <summary>The picture of the last frame, as PNG.</summary>
    public ReadOnlyMemory<byte> Picture { get; private set; }

    public void Show(HudScene scene, HostTime at) => Picture = _painter.Paint(scene);

    public void Dispose() => _painter.Dispose();
}
