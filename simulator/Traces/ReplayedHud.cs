using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Layout;
using NeuralGlasses.Hud.Pixels;
using NeuralGlasses.Simulator.Glasses.Profiles;
using NeuralGlasses.Skia.Hud;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>
/// A display that answers what it answered when the trace was recorded. One of the simulator paints what it shows as that of the run did, into
/// the memory of its profile, and keeps no file.
/// </summary>
internal sealed class ReplayedHud : IHudDisplay, IDisposable
{
    private readonly ReplayedAnswers _answers;
    private readonly HudCanvas? _canvas;
    private readonly HudFramebuffer? _memory;
    private IReadOnlyList<HudSpot> _spots = [];

    /// <summary>Makes the display of a trace.</summary>
    /// <param name="glasses">What it told of itself.</param>
    /// <param name="painted">The profile whose display painted; null for one that paints nothing here.</param>
    /// <param name="answers">What it answered.</param>
    public ReplayedHud(TracedGlasses glasses, DisplayProfile? painted, ReplayedAnswers answers)
    {
        Abilities = glasses.Display;
        _answers = answers;
        if (painted is null)
            return;
        _canvas = new HudCanvas(painted.Abilities);
        _memory = new HudFramebuffer(painted.Abilities);
    }

    public HudAbilities? Abilities { get; }

    public IReadOnlyList<HudSpot> Spots
    {
        get
        {
            if (!_answers.TryTake(TraceRecordKind.HudSpots, out var record))
                return _spots;
            var answer = record.Open();
            var spots = new HudSpot[answer.ReadInt32()];
            for (var i = 0; i < spots.Length; i++)
                spots[i] = new HudSpot(answer.ReadText(), new HudRectangle(answer.ReadDouble(), answer.ReadDouble(), answer.ReadDouble(), answer.ReadDouble()));
            return _spots = spots;
        }
    }

    /// <summary>Gives the picture of the last frame, as PNG; null for a display that paints nothing here.</summary>
    public Func<ReadOnlyMemory<byte>>? Picture => _memory is null ? null : () => HudPng.Of(_memory, Abilities!);

    public HudResult Show(HudScene scene, HostTime at)
    {
        var result = Answer(at);
        if (_canvas is not null && (result.Outcome is HudOutcome.Displayed or HudOutcome.Degraded))
        {
            _canvas.Draw(scene);
            _memory!.Write(_canvas.Pixels, Abilities!.WidthPixels, Abilities.HeightPixels, 0, 0);
        }

        return result;
    }

    public void Dispose() => _canvas?.Dispose();

    // A piece of a trace may show what the whole did not, and a display usually takes what it is given.
    private HudResult Answer(HostTime at)
    {
        if (!_answers.TryTake(TraceRecordKind.HudAnswer, out var record))
            return Abilities is null ? new HudResult(HudOutcome.Blocked, ReplayedAnswers.None, at) : new HudResult(HudOutcome.Displayed, "", at);
        var answer = record.Open();
        var outcome = (HudOutcome)answer.ReadByte();
        var visibleAt = new HostTime(answer.ReadInt64());
        return new HudResult(outcome, answer.ReadText(), visibleAt);
    }
}
