using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Apps;

/// <summary>What an app may use of the glasses.</summary>
public interface IAppContext
{
    /// <summary>The devices.</summary>
    GlassesDevices Devices { get; }

    /// <summary>Shows a notice for a few seconds, instead of one that may be there.</summary>
    void Notify(HudNoticeKind kind, string title, string text, HostTime at);
}
