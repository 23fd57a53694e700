using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Consent;

/// <summary>The camera in the kernel's hands: one exposure at a time, which belongs to one capture and dies with it.</summary>
internal sealed class CameraGate(ICamera camera)
{
    private CaptureSession? _exposing;

    /// <summary>Sizes and rates that the camera offers, the usual one first; empty for glasses without a camera.</summary>
    public IReadOnlyList<CameraMode> Modes => camera.Modes;

    /// <summary>Whether an exposure of this capture goes on.</summary>
    public bool IsExposing(CaptureSession session) => ReferenceEquals(_exposing, session);

    /// <summary>Begins or goes on with an exposure of a capture; null while it goes on, or while that of another does.</summary>
    public Photo? Take(CaptureSession session, CameraMode mode, HostTime at)
    {
        // Who keeps a picture does not wait for who only looks.
        if (_exposing is { } other && other != session)
        {
            if (other.Wish.Kind != CaptureKind.Viewfinder)
                return null;
            Drop(other);
        }

        _exposing = null;
        Photo? photo = camera.Take(mode, at);
        if (photo is null)
            _exposing = session;
        return photo;
    }

    /// <summary>Gives up the exposure of a capture, if one goes on; says whether one did.</summary>
    public bool Drop(CaptureSession session)
    {
        if (!IsExposing(session))
            return false;
        _exposing = null;
        try
        {
            camera.Drop();
        }
        catch (Exception error) when (ForeignFault.Is(error))
        {
            // The next exposure says what the camera has.
        }

        return true;
    }
}
