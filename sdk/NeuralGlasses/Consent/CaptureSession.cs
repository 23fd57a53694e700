using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>One capture from the wish for it to its end. Only the consent kernel makes and changes one.</summary>
public sealed class CaptureSession
{
    internal CaptureSession(long number, in CaptureWish wish, HostTime at)
    {
        Number = number;
        Wish = wish;
        AskedAt = at;
    }

    /// <summary>Its number since the glasses started, from 1 on.</summary>
    public long Number { get; }

    /// <summary>What was asked for, by whom and why.</summary>
    public CaptureWish Wish { get; }

    /// <summary>Host time of the wish.</summary>
    public HostTime AskedAt { get; }

    /// <summary>How far it has come.</summary>
    public CaptureState State { get; internal set; }

    /// <summary>Why it is over; none while it goes on.</summary>
    public CaptureEnd End { get; private set; }

    /// <summary>One sentence for the wearer that says why it is over; empty while it goes on.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>Whether it may still capture.</summary>
    public bool IsOpen => State is CaptureState.Lit or CaptureState.Capturing;

    /// <summary>Frames delivered.</summary>
    public long Frames { get; internal set; }

    /// <summary>Frames that were exposed and thrown away, because the light did not stay lit or they were too large.</summary>
    public long Discarded { get; internal set; }

    /// <summary>Attempts in which the camera gave none.</summary>
    public long Missed { get; internal set; }

    /// <summary>Bytes of the frames delivered.</summary>
    public long Bytes { get; internal set; }

    /// <summary>Samples of sound delivered.</summary>
    public long Samples { get; internal set; }

    /// <summary>Samples of sound of its time that were not delivered: lost by the device, not proven to be lit, or not read in time.</summary>
    public long SamplesLost { get; internal set; }

    /// <summary>File in which it is kept; empty before that.</summary>
    public string File { get; internal set; } = "";

    internal int FailuresInARow { get; set; }

    internal SoundRing? Sound { get; set; }

    internal void Finish(CaptureEnd end, string sentence)
    {
        State = CaptureState.Ended;
        End = end;
        Sentence = sentence;
        Sound = null;
    }
}
