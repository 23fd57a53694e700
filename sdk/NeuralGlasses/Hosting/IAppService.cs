using NeuralGlasses.Apps;
using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>Something that the glasses do for apps, behind a permission.</summary>
public interface IAppService
{
    /// <summary>First word of what is asked of it, such as <c>camera</c> of <c>camera.photo</c>.</summary>
    string Name { get; }

    /// <summary>What an app needs to ask.</summary>
    AppPermission Permission { get; }

    /// <summary>Does what is asked, and answers now or later.</summary>
    void Handle(AppCall asked);

    /// <summary>Time goes by.</summary>
    void Advance(HostTime now)
    {
    }

    /// <summary>Tells apps what changed by what others asked for in this turn, so that all of it is shown at once; false if nothing did.</summary>
    bool TellNews() => false;

    /// <summary>An app is open no more: what it was given only to be open with is over.</summary>
    void Closed(string appId, HostTime now)
    {
    }

    /// <summary>An app has ended or crashed: what it had asked for is over.</summary>
    void Left(string appId, HostTime now)
    {
    }

    /// <summary>The wearer took the glasses off.</summary>
    void Doffed(HostTime now)
    {
    }

    /// <summary>The wearer wants a value turned; false if nothing of this service turns.</summary>
    bool TryDial(double steps, HostTime now) => false;
}

/// <summary>A question of an app to a service.</summary>
/// <param name="App">What the app says of itself.</param>
/// <param name="Ask">What it asks.</param>
/// <param name="At">Host time of the question.</param>
/// <param name="Cause">What the wearer did last with the app.</param>
/// <param name="Meter">Its meter.</param>
/// <param name="Reply">Takes the answer, once.</param>
/// <param name="Tell">Takes what happens later.</param>
public sealed record AppCall(AppManifest App, AppAsk Ask, HostTime At, GestureEvent Cause, AppMeter Meter, Action<AppAnswer> Reply, Action<AppEvent> Tell)
{
    /// <summary>Whether the wearer asked for it: the app is open, or the wearer did something with it a moment ago.</summary>
    public bool IsAsked { get; init; }
}
