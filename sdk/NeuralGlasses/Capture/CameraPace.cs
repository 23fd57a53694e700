using NeuralGlasses.Devices;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Capture;

/// <summary>When the camera takes its next picture: no sooner after the one before than its mode allows, and a second later when the glasses are hot.</summary>
internal sealed class CameraPace(IGlassesPower? power)
{
    private const double HotUs = 1_000_000;

    private HostTime? _last;

    public static double GapUs(CameraMode mode) => Math.Ceiling(1e6 / mode.PerSecond);

    public bool IsReady(CameraMode mode, HostTime now)
    {
        if (_last is not { } last)
            return true;
        double gap = power is not null && power.Read(now).Heat == HeatLevel.Hot ? Math.Max(HotUs, GapUs(mode)) : GapUs(mode);
        return now.Microseconds - last.Microseconds >= gap;
    }

    public void Note(HostTime at) => _last = at;
}
