using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Glasses;

/// <summary>A display whose every frame becomes a PNG file.</summary>
public sealed class VirtualHud : IHudDisplay, IDisposable
{
    private readonly HudPainter _painter = new();
    private readonly RunFolder _folder;
    private readonly TraceHash _trace;
    private readonly List<ArtefactReport> _frames = [];
    private readonly List<HudScene> _shown = [];

    /// <summary>Makes a display that writes to a run's folder.</summary>
    public VirtualHud(RunFolder folder, TraceHash trace)
    {
        _folder = folder;
        _trace = trace;
    }

    /// <summary>Frames shown so far.</summary>
    public IReadOnlyList<ArtefactReport> Frames => _frames;

    /// <summary>Scenes shown so far.</summary>
    public IReadOnlyList<HudScene> Shown => _shown;

    /// <inheritdoc/>
    public HudAbilities? Abilities { get; } = new(HudPainter.Size, HudPainter.Size, 42, HudColours.Colour24, 90);

    /// <inheritdoc/>
    public HudResult Show(HudScene scene, HostTime at)
    {
        _shown.Add(scene);
        var png = _painter.Paint(scene);
        var file = _folder.Write($"hud/{_frames.Count + 1:D4}.png", png);
        _frames.Add(new ArtefactReport(Math.Round(at.Microseconds / 1e6, 3), file));
        _trace.Add("hud", scene.Title, at);
        _trace.Add(png);
        return new HudResult(HudOutcome.Displayed, "", at);
    }

    /// <inheritdoc/>
    public void Dispose() => _painter.Dispose();
}
