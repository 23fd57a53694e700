using NeuralGlasses.Consent;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>One photo, burst, video, viewfinder or sound note from the wish for it until it is kept, to be looked at in every turn.</summary>
public sealed class CaptureJob
{
    private readonly List<string> _files = [];

    internal CaptureJob(CaptureSession session, HostTime dueAt, int wanted)
    {
        Session = session;
        DueAt = dueAt;
        Wanted = wanted;
    }

    /// <summary>The capture as the consent kernel has it: who, what, why, and how far.</summary>
    public CaptureSession Session { get; }

    /// <summary>What it is.</summary>
    public CaptureKind Kind => Session.Wish.Kind;

    /// <summary>Host time at which it begins, after its countdown.</summary>
    public HostTime DueAt { get; }

    /// <summary>Photos wanted; 0 for what has no number.</summary>
    public int Wanted { get; }

    /// <summary>Files kept so far, by name.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>Whether it is over and all that was captured is kept or lost.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Whether all that was captured is kept.</summary>
    public bool IsKept { get; private set; }

    /// <summary>One sentence for the wearer when it is finished: what is kept, and why there is no more; empty before.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>Digital zoom, 1 to 4.</summary>
    public double Zoom { get; internal set; } = 1;

    /// <summary>Newest picture of the viewfinder; null before the first and for everything else.</summary>
    public HudPicture? Picture { get; internal set; }

    /// <summary>Host time at which the first frame or sample was taken; null before.</summary>
    public HostTime? BegunAt { get; internal set; }

    /// <summary>Whole seconds of the countdown that are left, 0 when it is over.</summary>
    public int SecondsLeft(HostTime now) => (int)Math.Max(0, Math.Ceiling(DueAt.MillisecondsSince(now) / 1000));

    /// <summary>Milliseconds since the first frame or sample; 0 before it.</summary>
    public double LastsMs(HostTime now) => BegunAt is { } begun ? Math.Max(0, now.MillisecondsSince(begun)) : 0;

    internal void Add(string file) => _files.Add(file);

    internal void Finish(string sentence, bool isKept)
    {
        IsFinished = true;
        IsKept = isKept;
        Sentence = sentence;
    }
}
