using System.Reflection;
using NeuralGlasses.Simulator.Arm;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>
/// The trace of one run: always its hash, and a file where one is asked for. Both are made of the same records, so that the hash of a
/// report and that of a file cannot differ.
/// </summary>
internal sealed class RunTrace : IDisposable
{
    private const double NoFrame = -1;
    private readonly TraceRequest? _request;
    private readonly TraceWriter? _file;
    private readonly RunHash _hash;
    private TracedSkin? _skin;
    private TracedMotion? _motion;

    /// <summary>Begins a trace; the header is only asked for if a file is wanted.</summary>
    /// <exception cref="TraceException">The file exists or cannot be written.</exception>
    public RunTrace(TraceRequest? request, Func<TraceHeader> header)
    {
        _request = request;
        _file = request is null ? null : new TraceWriter(request.Path, header());
        _hash = new RunHash(_file);
        Recorder = new TraceRecorder(_hash);
    }

    /// <summary>The simulator's name and version, as the header has it.</summary>
    public static string Program { get; } = $"neuralglasses simulator {typeof(RunTrace).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}";

    /// <summary>Who records.</summary>
    public TraceRecorder Recorder { get; }

    /// <summary>Whether pictures are kept.</summary>
    public bool KeepsPictures => _request is { KeepsPictures: true };

    /// <summary>The hash so far, in lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.Current());

    /// <summary>Records the wearer's stored calibration and what the wearer will really do.</summary>
    public void Remark(byte[]? profile, byte[]? cursorProfile, IEnumerable<ScriptedGesture> truth)
    {
        if (_file is null)
            return;
        if (profile is not null)
            Recorder.Begin(TraceRecordKind.Profile, default).AddBytes(profile).End();
        if (cursorProfile is not null)
            Recorder.Begin(TraceRecordKind.CursorProfile, default).AddBytes(cursorProfile).End();
        foreach (var gesture in truth)
            TraceTruth.Write(Recorder, gesture);
    }

    /// <summary>Records how long the way from a wish to the display took.</summary>
    public void Remember(in Reaction reaction, HostTime at) => Recorder.Begin(TraceRecordKind.Reaction, at)
        .AddDouble(reaction.AskedS).AddDouble(reaction.OnsetS).AddDouble(reaction.EventS).AddDouble(reaction.FrameS ?? NoFrame)
        .AddText(reaction.Movement).AddText(reaction.Gesture).End();

    /// <summary>The same skin, recorded if that is wanted.</summary>
    public ISkinPotential Feel(ISkinPotential skin, int channels) => _request is { KeepsSource: true } ? _skin = new TracedSkin(skin, channels, Recorder) : skin;

    /// <summary>The same motion, recorded if that is wanted.</summary>
    public IMotionSource Feel(IMotionSource motion) => _request is { KeepsSource: true } ? _motion = new TracedMotion(motion, Recorder) : motion;

    /// <summary>Closes the file, if there is one.</summary>
    public void Complete(HostTime at)
    {
        _skin?.Flush();
        _motion?.Flush();
        _file?.Complete(_hash.Current(), at);
    }

    /// <summary>Closes what is not complete, which stays as a cut trace.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _hash.Dispose();
    }
}
