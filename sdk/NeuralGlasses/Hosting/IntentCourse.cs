using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting.Writing;
using NeuralGlasses.Interaction;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Hosting;

/// <summary>The way of an intent to what is on top: a text, a menu, a notice, the open app, or the home menu.</summary>
internal sealed class IntentCourse(GlassesHost host, Stage stage, HomeMenu home, HomeCommand command, AppOpening opening, AppRoster roster, HostNotices notices, HostClock clock)
{
    /// <summary>Carries an intent out; false if it changed nothing.</summary>
    public bool Carry(in Intent intent)
    {
        if (intent.Kind == IntentKind.DisplayToggle)
            return Toggle(intent.At);
        if (host.Writing.Session is not null && host.Writing.Carry(intent, stage) is { } handled)
            return handled;
        if (stage.HasMenu && intent.Kind is IntentKind.Select or IntentKind.Back or IntentKind.ContextMenu)
            return LeaveMenu(intent);
        return intent.Kind switch
        {
            IntentKind.FocusNext => stage.TryMove(1) || OfferMove(intent),
            IntentKind.FocusPrevious => stage.TryMove(-1) || OfferMove(intent),
            IntentKind.Select => Select(intent),
            IntentKind.Back => host.Notifications.Dismiss(intent.At) || GoBack(intent),
            IntentKind.Home => GoHome(intent.At),
            IntentKind.ContextMenu => OpenMenu(intent.At),
            IntentKind.Point => Point(intent.At),
            IntentKind.Drag => stage.Open is { } app && Give(app, intent),
            IntentKind.Capture or IntentKind.Dial => Share(intent),
            _ => false,
        };
    }

    private bool Toggle(HostTime at)
    {
        if (host.Wakefulness.IsAwakeAt(at) && !stage.IsDark)
            return host.Wakefulness.TrySleep() && Darken(true);
        host.Wakefulness.Stir(at);
        return Darken(false);
    }

    private bool Darken(bool isDark)
    {
        stage.SetDark(isDark);
        return true;
    }

    private bool LeaveMenu(in Intent intent)
    {
        string? choice = stage.FocusedId;
        stage.CloseMenu();
        if (intent.Kind == IntentKind.Select && choice is not null && stage.Open is { } app)
            Act(app, choice, intent);
        return true;
    }

    // An app whose scene has nothing to focus may want the move for itself, to turn a page.
    private bool OfferMove(in Intent intent) => stage.Open is { } app && stage.FocusedId is null && !stage.HasMenu && Give(app, intent);

    private bool Select(in Intent intent)
    {
        if (stage.FocusedId is { } focused && focused == host.Notifications.Current?.Id)
            return Follow(intent);
        return stage.Open is { } open ? Give(open, intent) : Begin(stage.FocusedId, intent);
    }

    private bool Begin(string? line, in Intent intent)
    {
        if (!home.TryFind(line, out AppSlot slot, out string? action))
            return false;
        if (slot.Refusal is { } why)
            notices.Refuse(slot.Manifest.Title, why, intent.At);
        else if (action is not null)
            Act(slot, action, intent);
        else
            opening.Open(slot, intent);
        return true;
    }

    // A notice that is selected leads to the app that gave it.
    private bool Follow(in Intent intent)
    {
        string? from = host.Notifications.CurrentNotification?.AppId;
        host.Notifications.Dismiss(intent.At);
        if (roster.Slots.FirstOrDefault(each => each.Manifest.Id == from) is { Refusal: null } slot && slot != stage.Open)
            opening.Open(slot, intent);
        return true;
    }

    private bool GoBack(in Intent intent)
    {
        if (stage.Open is not { } app)
            return false;
        if (app.LeadsBack && opening.MayLead(app, intent.At))
            return Give(app, intent);
        return GoHome(intent.At);
    }

    private bool GoHome(HostTime at) => command.TryLeave(at) | stage.CloseMenu() | opening.TryClose(at);

    private bool OpenMenu(HostTime at)
    {
        if (stage.Open is null)
            return command.TryBegin(line => Begin(line, HomeCommand.Select(clock.Now)), at);
        if (stage.Open is not { Menu.Count: > 0 } app)
            return false;
        stage.OpenMenu(app.Menu);
        return true;
    }

    private bool Point(HostTime at)
    {
        if (host.Pointing.Ask(at) is not { } refusal)
            return true;
        notices.Refuse("Pointing", refusal, at);
        return true;
    }

    // The open app comes first, then the apps that said that they want it wherever the wearer is.
    private bool Share(in Intent intent)
    {
        if (stage.Open is { } open && (open.Manifest.Intents.Contains(intent.Kind) || (intent.Kind == IntentKind.Dial && open.HasDial)))
            return Give(open, intent);
        if (intent.Kind == IntentKind.Dial && roster.TryDial(intent.X, intent.At))
            return true;
        foreach (AppSlot slot in roster.Slots)
        {
            if (!slot.Manifest.Intents.Contains(intent.Kind))
                continue;
            if (slot.Refusal is { } why)
                notices.Refuse(slot.Manifest.Title, why, intent.At);
            else
                Give(slot, intent);
            return true;
        }

        // A turn that nobody else wants is the open app's, whatever it shows.
        return intent.Kind == IntentKind.Dial && stage.Open is { } app && Give(app, intent);
    }

    private void Act(AppSlot slot, string action, in Intent intent)
    {
        host.Notifications.NoteIntent(slot.Manifest.Id, intent.At);
        AppRoster.Act(slot, action, intent);
    }

    private bool Give(AppSlot slot, in Intent intent)
    {
        host.Notifications.NoteIntent(slot.Manifest.Id, intent.At);
        AppRoster.Give(slot, intent, slot == stage.Open ? stage.FocusedId : null);
        return true;
    }
}
