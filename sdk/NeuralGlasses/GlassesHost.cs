using NeuralGlasses.Apps;
using NeuralGlasses.Devices;
using NeuralGlasses.Hud;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses;

/// <summary>
/// The glasses as the wearer meets them: a home menu with one line an app, a focus, notices that go away by themselves,
/// and intents handed to the apps. The focus stops at both ends of the menu, so that the same gesture made often enough
/// always ends in the same place.
/// </summary>
public sealed class GlassesHost : IAppContext
{
    /// <summary>Most lines of the menu: six fit a small display at a legible size, as the lists of shipping glasses do.</summary>
    public const int MaxApps = 6;

    /// <summary>Most characters of a line's label.</summary>
    public const int MaxTitleLength = 15;

    /// <summary>Time that a notice stays, in milliseconds.</summary>
    public const double NoticeDwellMs = 5000;

    /// <summary>Time after which the details of the menu's lines are read again, in milliseconds.</summary>
    public const double RefreshMs = 1000;

    private readonly IReadOnlyList<IGlassesApp> _apps;
    private readonly HudFocus _focus = new();
    private HudCard? _notice;
    private HostTime _noticeUntil;
    private HudScene? _shown;
    private HostTime _refreshAt;
    private bool _changed = true;
    private int _noticeNumber;

    /// <summary>Makes a host; nothing is shown before the first <see cref="Advance"/>.</summary>
    /// <exception cref="ArgumentException">There are more than six apps, two with the same id, or one whose title does not fit.</exception>
    public GlassesHost(GlassesDevices devices, IReadOnlyList<IGlassesApp> apps)
    {
        ArgumentNullException.ThrowIfNull(devices);
        ArgumentNullException.ThrowIfNull(apps);
        if (apps.Count > MaxApps)
            throw new ArgumentException($"There are {apps.Count} apps, the menu holds at most {MaxApps}; leave some out.", nameof(apps));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (IGlassesApp app in apps)
        {
            if (!ids.Add(app.Id))
                throw new ArgumentException($"Two apps have the id '{app.Id}', expected one of each; rename one.", nameof(apps));
            if (app.Title.Length is < 1 or > MaxTitleLength)
                throw new ArgumentException($"The title '{app.Title}' of app '{app.Id}' has {app.Title.Length} characters, expected 1 to {MaxTitleLength}; choose another.", nameof(apps));
        }

        Devices = devices;
        _apps = apps;
        _focus.Apply(Scene());
    }

    /// <inheritdoc/>
    public GlassesDevices Devices { get; }

    /// <summary>Context in which gestures are to be understood.</summary>
    public string Context { get; } = IntentMap.HomeContext;

    /// <summary>Index of the focused app, or -1 if there is none.</summary>
    public int FocusedIndex
    {
        get
        {
            for (var i = 0; i < _apps.Count; i++)
            {
                if (_apps[i].Id == _focus.FocusedId)
                    return i;
            }

            return -1;
        }
    }

    /// <summary>Intents that changed something.</summary>
    public long Handled { get; private set; }

    /// <summary>Intents that changed nothing, such as a move of the focus beyond the last line.</summary>
    public long WithoutEffect { get; private set; }

    /// <summary>Carries an intent out; false if it changed nothing.</summary>
    public bool Dispatch(in Intent intent)
    {
        bool handled = intent.Kind switch
        {
            IntentKind.FocusNext => _focus.TryMove(1),
            IntentKind.FocusPrevious => _focus.TryMove(-1),
            IntentKind.Back => TryDismiss(),
            IntentKind.Select => FocusedIndex >= 0 && _apps[FocusedIndex].TryHandle(intent, this),
            _ => TryOffer(intent),
        };
        if (handled)
            Handled++;
        else
            WithoutEffect++;
        _changed |= handled;
        Refresh(intent.At);
        return handled;
    }

    /// <summary>Lets time go by for apps and notices, and shows what changed.</summary>
    public void Advance(HostTime now)
    {
        for (var i = 0; i < _apps.Count; i++)
            _apps[i].Advance(now, this);
        if (_notice is not null && now >= _noticeUntil)
        {
            _notice = null;
            _changed = true;
        }

        Refresh(now);
    }

    /// <summary>The display has lost its picture: shows everything anew at the next turn.</summary>
    public void Redraw()
    {
        _shown = null;
        _changed = true;
    }

    /// <inheritdoc/>
    public void Notify(HudNoticeKind kind, string title, string text, HostTime at)
    {
        _noticeNumber++;
        (HudTone tone, HudSymbol symbol) = kind == HudNoticeKind.Warning ? (HudTone.Warning, HudSymbol.Warning) : (HudTone.Accent, HudSymbol.Check);
        _notice = new HudCard($".notice-{_noticeNumber}", title, text) { Tone = tone, Symbol = symbol };
        _noticeUntil = at.Plus(NoticeDwellMs * 1000);
        _changed = true;
    }

    private bool TryDismiss()
    {
        bool shown = _notice is not null;
        _notice = null;
        return shown;
    }

    private bool TryOffer(in Intent intent)
    {
        for (var i = 0; i < _apps.Count; i++)
        {
            if (_apps[i].TryHandle(intent, this))
                return true;
        }

        return false;
    }

    private void Refresh(HostTime now)
    {
        if (!_changed && now < _refreshAt)
            return;
        _refreshAt = now.Plus(RefreshMs * 1000);
        if (!_changed && !DetailsChanged())
            return;
        _changed = false;
        HudScene scene = _focus.Apply(Scene());
        if (scene.Equals(_shown))
            return;
        HudOutcome outcome = Devices.Display.Show(scene, now).Outcome;

        // What was dropped is tried again at the next turn, what was blocked with the next refresh.
        _changed = outcome == HudOutcome.Dropped;
        if (outcome is HudOutcome.Displayed or HudOutcome.Degraded)
            _shown = scene;
        else if (outcome == HudOutcome.Blocked)
            _shown = null;
    }

    private bool DetailsChanged()
    {
        if (_shown is null)
            return true;
        IReadOnlyList<HudItem> shown = ((HudList)_shown.Elements[0]).Items;
        for (var i = 0; i < _apps.Count; i++)
        {
            if (_apps[i].Detail != shown[i].Detail)
                return true;
        }

        return false;
    }

    private HudScene Scene()
    {
        var list = new HudList(".apps", "Home", [.. _apps.Select(app => new HudItem(app.Id, app.Title, app.Detail))]);
        return new HudScene("home", _notice is null ? [list] : [list, _notice]);
    }
}
