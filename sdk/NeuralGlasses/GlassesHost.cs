using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Capture;
using NeuralGlasses.Consent;
using NeuralGlasses.Decoding;
using NeuralGlasses.Devices;
using NeuralGlasses.Hosting;
using NeuralGlasses.Hosting.Pointing;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Hud;
using NeuralGlasses.Hud.Audio;
using NeuralGlasses.Interaction;
using NeuralGlasses.Interaction.Head;
using NeuralGlasses.Interaction.Motion;
using NeuralGlasses.Notifications;
using NeuralGlasses.Sound.Calls;
using NeuralGlasses.Storage;
using NeuralGlasses.Streaming;
using NeuralGlasses.Typing.Keystrokes;

namespace NeuralGlasses;

/// <summary>
/// The glasses as the wearer meets them: a home menu, one app open at a time, a menu of what can be done there, notices, and sleep. Intents go to
/// what is on top; "back" and "home" always lead out, whatever an app does. The focus stops at both ends, so that the same gesture made often enough always
/// ends in the same place.
/// </summary>
public sealed class GlassesHost : IDisposable
{
    private readonly AppRoster _roster;
    private readonly HostNotices _notices;
    private readonly HomeMenu _home;
    private readonly HomeCommand _command;
    private readonly Stage _stage;
    private readonly AppOpening _opening;
    private readonly IntentCourse _course;
    private readonly HostSound? _sound;
    private readonly HostHearing _hearing;
    private readonly HostClock _clock;
    private readonly CaptureRoom _room;
    private readonly ConditionWatch _condition;
    private readonly ConsentLog? _ownLog;
    private SystemService? _system;
    private readonly KeptNotificationSettings _wanted;
    private readonly Action<HostTime, string>? _log;
    private int _preferred = -1;

    /// <summary>Makes a host; nothing is shown before the first <see cref="Advance"/>.</summary>
    /// <exception cref="ArgumentException">Two apps have the same id.</exception>
    public GlassesHost(GlassesDevices devices, IReadOnlyList<InstalledApp> apps, GlassesHostOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(apps);
        options ??= new GlassesHostOptions();
        Devices = devices;
        Head = new HeadReader(devices.Head);
        Wakefulness = new Wakefulness(options.AwakeMs);
        _log = options.Log;
        _wanted = new KeptNotificationSettings(options.KeptNotificationSettings, options.Notifications);
        Notifications = new NotificationCentre(_wanted.Settings, options.KeptNotifications);
        if (options.StartedAt is { } startedAt)
            Notifications.SetClock(startedAt, default);
        _notices = new HostNotices(Notifications);
        Preferences = new GlassesPreferences(options.Keep);
        GlassesAbilities abilities = options.Abilities ?? GlassesAbilities.Of(devices, options.HasBand);
        _clock = new HostClock(options.StartedAt ?? DateTimeOffset.UnixEpoch);
        GlassesCapture capture = options.Capture ?? new GlassesCapture(_ownLog = new ConsentLog(new MemoryShelf(), _clock, default));
        _room = new CaptureRoom(devices, new CaptureConsent(devices, capture.Log, capture.Rules), capture.Store, capture.Editor);
        _condition = new ConditionWatch(devices, _room.Consent, _notices);
        _sound = options.Sound is { } sound ? new HostSound(sound, abilities.Display is not null, Preferences) : null;
        _hearing = new HostHearing(_room, _notices, _sound);
        string? WhyUnnoticed() => abilities.Display is null && _sound?.WhyMute is not null and var mute ? mute : null;
        Writing = new WritingDesk(options.Languages, Preferences, options.Keep, _notices, _log) { Voice = _sound is null ? null : new WritingVoice(_sound.Tell, () => _sound.Verbosity, abilities.Display is null ? () => _sound.Play(Earcon.Focus) : null) };
        _roster = new AppRoster(abilities, apps, options, _notices, new AppSpeech(_sound, Notifications), slots =>
        [
            new CameraService(_room, options.Energy, earcon => _sound?.Play(earcon)),
            new SoundService(_room, options.Energy),
            new GalleryService(capture.Store ?? devices.Photos, capture.Editor),
            new HeadService(Head, () => OpenApp?.Manifest.Id, () => IsWorn && _stage is { IsDark: false }),
            new NoticesService(Notifications),
            new WritingService(Writing, () => OpenApp?.Manifest.Id, WhyUnnoticed),
            _system = new SystemService(slots, Preferences, Notifications, devices, abilities.Has(AppHardware.Speaker)) { Captures = capture.Log },
            .. options.Sound is { Player: { } player, Tracks: var tracks } ? new IAppService[] { new PlayerService(player, tracks, options.Energy) } : [],
        ]);
        foreach (AppSlot slot in _roster.Slots)
            Notifications.DeclareBudget(slot.Manifest.Id, slot.Manifest.Budget.Interruptions);
        _home = new HomeMenu(_roster.Slots, options.StartedAt, _condition);
        _command = new HomeCommand(Writing, _home, _notices, WhyUnnoticed);
        _stage = new Stage(_home, Notifications, devices.Display);
        Pointing = new PointingDesk(options.Pointing, _stage, devices.Display.Abilities, Preferences);
        _opening = new AppOpening(_stage, _notices, _roster);
        _course = new IntentCourse(this, _stage, _home, _command, _opening, _roster, _notices, _clock);
        _stage.Prepare();
    }

    /// <summary>The devices.</summary>
    public GlassesDevices Devices { get; }

    /// <summary>The apps, in the order of the home menu.</summary>
    public IReadOnlyList<AppSlot> Apps => _roster.Slots;

    // Who reads the motion sensor, for whoever follows the head.
    internal HeadReader Head { get; }

    // Where the wearer writes.
    internal WritingDesk Writing { get; }

    // Where the wrist points.
    internal PointingDesk Pointing { get; }

    /// <summary>Whether the wrist points, or steps in lists.</summary>
    public bool IsPointing => Pointing.IsOn;

    /// <summary>What became of pointing.</summary>
    public PointingCounters PointingCounters => Pointing.Counters;

    /// <summary>Whether the glasses are awake.</summary>
    public Wakefulness Wakefulness { get; }

    /// <summary>What the wearer is told, and was.</summary>
    public NotificationCentre Notifications { get; }

    /// <summary>What was lost of the settings of notifications or could not be kept of them, as one sentence; null for nothing.</summary>
    public string? NotificationsComplaint => _wanted.Complaint;

    /// <summary>What the wearer set for the glasses.</summary>
    public GlassesPreferences Preferences { get; }

    /// <summary>The kernel through which all that is captured goes.</summary>
    public CaptureConsent Consent => _room.Consent;

    /// <summary>The call that the wearer hears, one at a time; null for glasses without speakers.</summary>
    public CallAudio? Call => _hearing.Call;

    /// <summary>The app that is open; null for the home menu.</summary>
    public AppSlot? OpenApp => _stage.Open;

    /// <summary>Whether the glasses are on a head; what is not worn shows nothing, captures nothing and obeys no gesture.</summary>
    public bool IsWorn => _condition.IsWorn;

    /// <summary>Id of what has the focus; null for nothing.</summary>
    public string? FocusedId => _stage.FocusedId;

    /// <summary>Intents that changed something.</summary>
    public long Handled { get; private set; }

    /// <summary>Intents that changed nothing, such as a move of the focus beyond the last line.</summary>
    public long WithoutEffect { get; private set; }

    /// <summary>What a held pinch can mean where the wearer is; where it is nothing, a press acts at once.</summary>
    public PinchWants PinchWants => _stage.Open is { } open && !_stage.IsDark && !_stage.HasMenu && Writing.Session is null ? open.PinchWants : PinchWants.None;

    /// <summary>Context in which a gesture is to be understood: that of sleep, of the home menu, or the id of the open app.</summary>
    public string ContextAt(HostTime at) => !IsAwakeAt(at) ? IntentMap.AsleepContext : _stage.Open?.Manifest.Id ?? IntentMap.HomeContext;

    /// <summary>Carries an intent out; false if it changed nothing.</summary>
    public bool Dispatch(in Intent intent)
    {
        _clock.Now = intent.At;
        bool handled = IsWorn && _course.Carry(intent);
        if (handled)
            Handled++;
        else
            WithoutEffect++;
        if (handled)
            _stage.Change();
        Settle(intent.At);
        return handled;
    }

    // The text that gestures write at a moment instead of meaning what they mean; none while nobody sees it.
    internal WritingSession? TextAt(HostTime at) => Writing.Session is { } session && IsAwakeAt(at) ? session : null;

    // Whether a menu is before that text, so that nothing is typed.
    internal bool IsTextCovered => _stage.HasMenu;

    // What a click is on gets the focus first, so that it is what the intent means; false if it has gone.
    internal bool TryPointAt(string id) => _stage.TryFocus(id);

    // A dot that the wrist is to follow, before what is shown; null for none.
    internal void Guide(HudCursor? dot) => _stage.Point(dot);

    internal void Type(in Keystroke keystroke, HostTime at)
    {
        _clock.Now = at;
        Writing.Type(keystroke, at);
        Settle(at);
    }

    /// <summary>Gives a gesture of the wrist to the app that practises gestures, instead of its meaning; false, and nothing happens, if none does.</summary>
    /// <param name="gesture">The gesture.</param>
    /// <param name="means">What it would mean; ways out of practice keep their meaning.</param>
    /// <param name="at">The present moment.</param>
    public bool TryPractise(in GestureEvent gesture, IntentKind means, HostTime at)
    {
        if (_system?.PractisingApp is not { } app || app != _stage.Open?.Manifest.Id || means is IntentKind.Home or IntentKind.DisplayToggle)
            return false;
        _system.Practise(gesture);
        Settle(at);
        return true;
    }

    /// <summary>Lets time go by for apps and notices, and shows what changed.</summary>
    public void Advance(HostTime now)
    {
        _clock.Now = now;
        if (_condition.Advance(now))
            FollowWear(now);
        _stage.SetDark(!IsAwakeAt(now));
        if (_stage.IsDark || Writing.Session is not null)
            Pointing.End(now);
        Pointing.Advance(now);
        Head.Advance(now);
        _roster.Advance(now, _stage);
        FollowPreferences(now);
        _wanted.Follow(Notifications.Settings, now, _log);
        _hearing.Advance(now);
        Notifications.SetAttention(_stage.Attention | _hearing.Attention | (_room.IsRecording ? Attention.Capturing : Attention.Free), now);
        _stage.Indicate(_room.IsRecording, _hearing.CallText);
        Notifications.Advance(now, _stage.FocusedId);
        Settle(now);
        Writing.Voice?.Advance(Writing.Session, now);
        _sound?.Advance(now);
    }

    /// <summary>The display has lost its picture: shows everything anew at the next turn.</summary>
    public void Redraw() => _stage.Redraw();

    /// <summary>The wearer changed a setting of an app.</summary>
    /// <exception cref="ArgumentException">There is no such app or setting, or the value does not fit.</exception>
    public void Set(string appId, string setting, string value, HostTime at) => AppRoster.Set(_roster.Slots, appId, setting, value, at);

    /// <summary>Whether photo, video, sound note or viewfinder is under way.</summary>
    public bool IsCapturing => _room.Jobs.Count > 0;

    /// <summary>The glasses go off: ends what is captured and keeps what there is of it; nothing more is captured.</summary>
    public void Shut(HostTime at)
    {
        Writing.KeepDraft(at);
        _room.Shut(at);
    }

    /// <summary>Ends what is being said, and the apps.</summary>
    public void Dispose()
    {
        _room.Shut(_clock.Now);
        _ownLog?.Dispose();
        _sound?.Dispose();
        _roster.Dispose();
    }

    private bool IsAwakeAt(HostTime at) => IsWorn && Wakefulness.IsAwakeAt(at);

    // Who puts them on wants to see something; who takes them off is no longer there.
    private void FollowWear(HostTime now)
    {
        if (IsWorn)
            Wakefulness.Stir(now);
        else
            _roster.Doff(now);
    }

    private void FollowPreferences(HostTime now)
    {
        if (Preferences.Version == _preferred)
            return;
        _preferred = Preferences.Version;
        _stage.IsDiscreet = Preferences.Flag(GlassesPreferences.Meeting);
        bool isQuiet = Preferences.Flag(GlassesPreferences.Quiet);
        if (Notifications.Settings.Quiet.IsOn != isQuiet)
            Notifications.Apply(Notifications.Settings with { Quiet = Notifications.Settings.Quiet with { IsOn = isQuiet } }, now);
    }

    // What an app asks may lead to an answer, which leads to the next question: until all is said, or it is enough for one turn.
    private void Settle(HostTime now)
    {
        _roster.Drain(now, _stage, _opening);
        Writing.Show(_stage);
        _stage.FollowNotices(now);
        if (_stage.Present(now) is not { } shown)
            return;
        _sound?.Show(WritingScene.Others(shown.Scene), now);
        shown.App?.Send(new AppMessage(AppMessageKind.Shown, now) { Shown = shown.Shown });
    }
}
