namespace NeuralGlasses.Apps;

/// <summary>
/// Something the wearer can do with the glasses. An app overrides what concerns it; all calls come one after the other, and none may take long, for
/// meanwhile the app hears and shows nothing. What it throws ends it: it is started again, later each time.
/// </summary>
public abstract class GlassesApp
{
    private IAppContext? _glasses;

    /// <summary>The glasses; there from <see cref="OnStart"/> on.</summary>
    /// <exception cref="InvalidOperationException">The app was not started yet.</exception>
    protected IAppContext Glasses => _glasses ?? throw new InvalidOperationException("The app was not started yet, the glasses are there from OnStart on; move the call there.");

    /// <summary>The app begins; nothing is seen of it yet.</summary>
    protected internal virtual void OnStart()
    {
    }

    /// <summary>The wearer opened the app: its scenes are on the display from here on.</summary>
    protected internal virtual void OnOpen()
    {
    }

    /// <summary>The wearer left the app: nothing of it is on the display any more.</summary>
    protected internal virtual void OnClose()
    {
    }

    /// <summary>
    /// The wearer wants something of the app: a selection of what has the focus, a turn of a dial, or one of the intents that its manifest names. The focus is
    /// moved by the glasses; only moves that find nothing to focus come here.
    /// </summary>
    protected internal virtual void OnIntent(in AppIntent intent)
    {
    }

    /// <summary>The wearer chose an action of the manifest, or a line of the menu that was shown with a scene.</summary>
    /// <param name="action">Id of the action.</param>
    protected internal virtual void OnAction(string action)
    {
    }

    /// <summary>The wearer changed a setting.</summary>
    /// <param name="setting">Id of the setting.</param>
    protected internal virtual void OnSetting(string setting)
    {
    }

    /// <summary>What became of the scene that was shown last.</summary>
    protected internal virtual void OnShown(in SceneShown shown)
    {
    }

    /// <summary>Something happened to a service that the app uses.</summary>
    protected internal virtual void OnEvent(AppEvent happened)
    {
    }

    /// <summary>Time went by: comes every <see cref="AppManifest.TickMs"/>, if that is not 0.</summary>
    protected internal virtual void OnTick()
    {
    }

    /// <summary>The app ends; it is not called again.</summary>
    protected internal virtual void OnStop()
    {
    }

    internal void Join(IAppContext glasses) => _glasses = glasses;
}
