using NeuralGlasses.Devices;

namespace NeuralGlasses.Consent;

/// <summary>A frame that was exposed while the capture light was lit: only the consent kernel can make one, so that to hold one is the proof.</summary>
public sealed class CapturedFrame
{
    internal CapturedFrame(Photo photo, CaptureSession session, long number)
    {
        Photo = photo;
        Session = session.Number;
        Number = number;
    }

    /// <summary>The frame as the camera encoded it.</summary>
    public Photo Photo { get; }

    /// <summary>Number of the capture that it belongs to.</summary>
    public long Session { get; }

    /// <summary>Its number in the capture, from 1 on.</summary>
    public long Number { get; }
}
