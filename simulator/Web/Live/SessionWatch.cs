using NeuralGlasses.Devices;
using NeuralGlasses.Physiology.Anatomy;
using NeuralGlasses.Simulator.Glasses;
using NeuralGlasses.Simulator.Reports;
using NeuralGlasses.Simulator.World;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Simulator.Web.Live;

/// <summary>Follows a running world and tells the page; it changes nothing. Everything it keeps for other threads is replaced as a whole.</summary>
internal sealed class SessionWatch : IWorldParticipant
{
    private const long PeriodMicroseconds = 20_000;
    private const int ActsPerState = 2;

    // Frames are told to the millisecond.
    private const double RoundingS = 0.001;
    private readonly LiveWorld _world;
    private readonly SignalFeed _feed;
    private readonly Audience _audience;
    private readonly TimeProvider _hostClock;
    private readonly Func<PageState, PageState> _complete;
    private readonly SceneReviewer _reviewer;
    private int _acts;
    private int _frames;
    private int _photos;
    private PageTouch? _touch;
    private long _speedFromUs;
    private long _speedFromHost;
    private double _reached;

    /// <summary>Makes a watch; <paramref name="complete"/> fills in what the session alone knows.</summary>
    public SessionWatch(LiveWorld world, SignalFeed feed, Audience audience, TimeProvider hostClock, Func<PageState, PageState> complete)
    {
        _world = world;
        _feed = feed;
        _audience = audience;
        _hostClock = hostClock;
        _complete = complete;
        _speedFromHost = hostClock.GetTimestamp();
        _reviewer = new SceneReviewer(world.Simulation.Hud.Abilities);
        State = complete(new PageState());
    }

    /// <inheritdoc/>
    public long NextMicroseconds { get; private set; } = PeriodMicroseconds;

    /// <summary>The newest state; any thread may ask.</summary>
    public PageState State { get; private set; }

    /// <summary>The display's newest picture as PNG, or null before the first; any thread may ask.</summary>
    public byte[]? Hud { get; private set; }

    /// <summary>What there is to say of the newest scene, or null before the first; any thread may ask.</summary>
    public SceneReview? Review { get; private set; }

    /// <summary>The newest photo and its file, or null before the first; any thread may ask.</summary>
    public (byte[] Bytes, string File)? Photo { get; private set; }

    /// <inheritdoc/>
    public void Act()
    {
        NextMicroseconds += PeriodMicroseconds;
        _feed.Send();
        LookAtDisplay();
        Review = _reviewer.Look(_world.Simulation.Hud.Wanted) ?? Review;
        LookAtPhotos();
        LookAtTemple();
        if (++_acts % ActsPerState == 0)
            Publish();
    }

    /// <summary>Tells how the world is now.</summary>
    public void Publish()
    {
        MeasureSpeed();
        State = _complete(Look());
        _audience.Tell(State, isPassing: true);
    }

    /// <summary>How the world is now; only the world's thread may ask.</summary>
    public PageState Look()
    {
        var simulation = _world.Simulation;
        var board = simulation.Board;
        var counters = simulation.Link.Counters;
        var air = simulation.Radio.Options;
        var arm = _world.Forearm;
        var channels = _world.Scenario.Wristband.Channels;
        return new PageState
        {
            AtS = Math.Round(_world.NowS, 4),
            ReachedSpeed = Math.Round(_reached, 2),
            Drives = arm is null ? [] : [.. arm.Drives.ToArray().Select(drive => Math.Round(drive, 3))],
            ElectrodeAnglesDeg = arm is null ? [] : [.. Enumerable.Range(0, channels).Select(pair => Math.Round(arm.Ring.AngleDeg(pair, arm.Person) + arm.Donning.RotationDeg, 2))],
            OffElectrodes = [.. Enumerable.Range(0, channels).Select(simulation.Skin.OffElectrodes)],
            Seat = arm?.Donning,
            Skin = arm?.Conditions,
            Air = new PageAir(air.ConnectionIntervalMs, air.HostJitterMs, air.AirErrorRate, air.NotificationLoss, air.ReorderRate, air.BitFlipRate),
            Faults = [.. _world.Faults],
            Link = new PageLink(simulation.Link.State.ToString(), simulation.Link.Problem, counters.Received, counters.Lost, counters.Recovered, counters.Corrupt, counters.Reordered, counters.Paused, counters.Resyncs, simulation.Radio.Retransmitted),
            Band = new PageBand(Math.Round(board.Battery.Percent, 1), board.Light.ToString(), board.Starts, simulation.Radio.Peripheral.IsConnected, simulation.Link.Status.DroppedBlocks),
            Probabilities = [.. _feed.Newest.Select(p => Math.Round((double)p, 4))],
            HudFrames = _frames,
            Scenes = Review?.Number ?? 0,
            Photos = simulation.Photos.Count,
            CaptureLight = simulation.Led.IsLit,
            Glasses = Look(simulation.Glasses),
            Head = Look(simulation.Glasses.Head.AnglesAt(_world.NowS)),
            Touch = _touch,
        };
    }

    /// <summary>Where the muscles of the wearer lie.</summary>
    public static PageMuscle[] Muscles(Person person) =>
    [
        .. person.Muscles.Select(muscle => new PageMuscle(
            muscle.Anatomy.Muscle.ToString(),
            muscle.Anatomy.Group.ToString(),
            Math.Round(muscle.AngleDeg, 1),
            Math.Round(muscle.DepthMm, 1),
            Math.Round(muscle.Anatomy.AreaMm2 * muscle.Size, 1),
            muscle.Anatomy.Muscle is Muscle.Thenar or Muscle.FirstDorsalInterosseus or Muscle.Hypothenar)),
    ];

    private static PageHead Look((double Down, double Left) angles) => new(Math.Round(angles.Down, 1), Math.Round(angles.Left, 1));

    private static PageGlassesNow Look(VirtualGlasses glasses)
    {
        var (power, shown) = (glasses.Power.Last, glasses.Hud.Last);
        return new PageGlassesNow(
            power.IsOn,
            power.ChargePercent is { } charge ? Math.Round(charge, 1) : null,
            power.IsCharging,
            Math.Round(power.SkinCelsius, 1),
            power.Heat,
            Math.Round(glasses.Power.Milliwatts, 1),
            shown.Outcome,
            string.IsNullOrEmpty(shown.Reason) ? null : shown.Reason,
            glasses.Hud.Dropped);
    }

    // A frame is on its way to the display for a while, and nobody sees it before.
    private void LookAtDisplay()
    {
        var frames = _world.Simulation.Hud.Frames;
        var before = _frames;
        for (; _frames < frames.Count && frames[_frames].AtS <= _world.NowS + RoundingS; _frames++)
        {
            if (_world.Reaction.OnFrame(frames[_frames].AtS) is { } reaction)
                _world.Note(reaction, _frames + 1);
        }

        if (_frames == before)
            return;
        Hud = _world.Simulation.Hud.Seen.ToArray();
        Note("hud", frames[_frames - 1], $"The display shows frame {_frames}.");
    }

    private void LookAtPhotos()
    {
        var photos = _world.Simulation.Photos;
        if (photos.Count == _photos)
            return;
        _photos = photos.Count;
        Photo = (File.ReadAllBytes(Path.Combine(_world.Simulation.Folder.Path, photos[^1].File)), photos[^1].File);
        Note("photo", photos[^1], $"{photos[^1].File} taken.");
    }

    private void LookAtTemple()
    {
        if (_world.Simulation.Glasses.Buttons.NewestAt(new HostTime(_world.Simulation.Clock.Microseconds)) is not { } felt || felt.At.Microseconds / 1e6 <= (_touch?.AtS ?? -1))
            return;
        _touch = new PageTouch(NamesOf<ButtonAction>.Of(felt.Action), felt.At.Microseconds / 1e6);
        _world.Note(new JournalEntry { Kind = "note", AtS = _touch.AtS, Name = _touch.Action, Text = $"the temple felt {_touch.Action}" });
    }

    private void Note(string kind, ArtefactReport artefact, string text) =>
        _world.Note(new JournalEntry { Kind = kind, AtS = artefact.AtS, Name = artefact.File, Text = text });

    private void MeasureSpeed()
    {
        var now = _world.Simulation.Clock.Microseconds;
        var elapsed = _hostClock.GetElapsedTime(_speedFromHost);
        if (elapsed < TimeSpan.FromSeconds(1))
            return;
        _reached = (now - _speedFromUs) / 1e6 / elapsed.TotalSeconds;
        (_speedFromUs, _speedFromHost) = (now, _hostClock.GetTimestamp());
    }
}
