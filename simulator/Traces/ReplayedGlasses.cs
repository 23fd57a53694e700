using NeuralGlasses.Calibration;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>The glasses that a trace describes, to which its steps are given.</summary>
internal sealed class ReplayedGlasses : IDisposable
{
    private readonly ReplayedCentral _radio = new();
    private readonly ReplayedHud? _hud;
    private readonly ReplayedDevices _devices;
    private readonly IEmgDecoder _decoder;
    private readonly GlassesSide _glasses;

    /// <summary>Builds them anew.</summary>
    /// <param name="trace">The trace that is replayed, for the errors.</param>
    /// <param name="header">Its header.</param>
    /// <param name="modelFolder">Folder of its model.</param>
    /// <param name="profile">Its stored calibration, or null.</param>
    /// <param name="photosKept">Photos kept before the first step.</param>
    /// <param name="sink">Takes what the glasses ask and make.</param>
    /// <exception cref="TraceException">The header cannot be followed.</exception>
    public ReplayedGlasses(string trace, TraceHeader header, string modelFolder, ReadOnlyMemory<byte>? profile, int photosKept, ITraceSink sink)
    {
        if (header.IsCalibrated && profile is null)
            throw new TraceException($"{trace}: its wearer had calibrated and the profile is not in it; the trace is cut before it, nothing can be replayed.");
        if (header.Display is not (null or ReplayedHud.Display))
            throw new TraceException($"{trace}: its HUD frames were painted by '{header.Display}', this program knows '{ReplayedHud.Display}'; use the release that recorded it.");
        var recorder = new TraceRecorder(sink);
        _decoder = Decoders.Load(modelFolder, profile is { } stored ? PersonalProfile.FromBytes(trace, stored, PopulationFile.Load(Path.Combine(modelFolder, PopulationFile.FileName))) : null);
        _hud = header.Display is null ? null : new ReplayedHud();
        _devices = new ReplayedDevices(recorder, photosKept);
        var display = new TracedDisplay((IHudDisplay?)_hud ?? new DarkDisplay(), recorder, _hud is { } hud ? () => hud.Picture : null);
        try
        {
            _glasses = new GlassesSide(new GlassesSideSetup
            {
                Radio = _radio,
                Devices = new GlassesDevices(_devices, _devices, display, _devices, new TracedCaptures(new CaptureLog(), recorder)),
                Decoder = _decoder,
                Settings = header.Settings,
                Recorder = recorder,
            });
        }
        catch (ArgumentException error)
        {
            throw new TraceException($"{trace}: a setting in its header is out of its range ({error.Message}); the program that wrote the trace is at fault.", error);
        }
    }

    /// <summary>Photos kept by now.</summary>
    public int PhotosKept => _devices.Count;

    /// <summary>Gives them what reached them in a step.</summary>
    /// <exception cref="ModelMismatchException">A stream began that the model cannot read.</exception>
    public void Give(TraceStep step)
    {
        if (step.Input is not { } input)
            return;
        _devices.Enter(step);
        if (input.Kind == TraceRecordKind.Tick)
            _glasses.Tick(input.At);
        else
            _radio.Bring(input);
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _hud?.Dispose();
    }

    private sealed class DarkDisplay : IHudDisplay
    {
        public void Show(Hud.HudScene scene, Streaming.HostTime at)
        {
        }
    }
}
