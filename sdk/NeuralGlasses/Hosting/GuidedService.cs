using NeuralGlasses.Apps;
using NeuralGlasses.Link;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>
/// Something that a wearer is guided through by an app, one at a time, while no gesture means anything: it is ended by a finger at the temple, or by leaving the app, and tells
/// the app how far it is.
/// </summary>
/// <param name="link">The link to the band.</param>
/// <param name="pipeline">Gives what decodes; null while there is none yet.</param>
internal abstract class GuidedService(WristbandLink link, Func<NeuralPipeline?> pipeline) : IAppService
{
    /// <summary>Time in which the wearer gets ready, in seconds.</summary>
    public const double ReadyS = 3;

    // Five times a second, a wearer sees a bar move.
    private const double ToldMs = 200;

    // What stands still for so long has lost its band.
    private const double LostMs = 5000;

    private AppCall? _asked;
    private HostTime _toldAt;
    private HostTime _grewAt;
    private double _grown;

    public abstract string Name { get; }

    public AppPermission Permission => AppPermission.System;

    /// <summary>What decodes; null while there is none yet.</summary>
    protected NeuralPipeline? Pipeline => pipeline();

    /// <summary>The stream of the band.</summary>
    protected WristbandLink Link => link;

    /// <summary>When what the wearer does begins to count.</summary>
    protected HostTime BeginsAt { get; private set; }

    public abstract void Handle(AppCall asked);

    public abstract void Advance(HostTime now);

    public void Closed(string appId, HostTime now) => Left(appId, now);

    public void Left(string appId, HostTime now)
    {
        if (_asked?.App.Id != appId)
            return;
        Stop();
        _asked = null;
    }

    /// <summary>Ends it before its time, if it is under way.</summary>
    protected abstract void Stop();

    /// <summary>Why it cannot begin, for the app; null if it can.</summary>
    protected AppAnswer? WhyNot() => pipeline() is null ? AppAnswer.Refused("The model is not loaded yet; wait a moment.")
        : link.State != LinkState.Streaming ? AppAnswer.Refused("The band sends nothing; put it on and wait until it is connected.")
        : null;

    /// <summary>It begins for an app.</summary>
    protected void Begin(AppCall asked, HostTime beginsAt) => (_asked, BeginsAt, _toldAt, _grewAt, _grown) = (asked, beginsAt, default, asked.At, 0);

    /// <summary>Whether nothing has come from the band for long, given how much there is by now.</summary>
    protected bool IsLost(double grown, HostTime now)
    {
        if (grown != _grown)
            (_grown, _grewAt) = (grown, now);
        return now.MillisecondsSince(_grewAt) > LostMs;
    }

    /// <summary>Whether it is time to tell how far it is.</summary>
    protected bool IsToTell(HostTime now)
    {
        if (now.MillisecondsSince(_toldAt) < ToldMs)
            return false;
        _toldAt = now;
        return true;
    }

    /// <summary>Tells the app how far it is.</summary>
    protected void Tell(string phase, IEnumerable<(string Key, string Value)> more) =>
        _asked?.Tell(new AppEvent(AppCalibration.Changed, more.Prepend(("phase", phase)).ToDictionary(each => each.Item1, each => each.Item2)));
}
