using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;

namespace NeuralGlasses.Hosting;

/// <summary>An app in this process. What it throws becomes a request that says so, and it hears nothing more.</summary>
internal sealed class InProcessApp : IRunningApp
{
    private readonly AppSession _session;
    private readonly GlassesApp _app;
    private readonly Queue<AppRequest> _requests = new();
    private bool _hasFailed;

    public InProcessApp(AppManifest manifest, GlassesApp app)
    {
        _app = app;
        _session = new AppSession(manifest, app, _requests.Enqueue);
    }

    public int Waiting => 0;

    public void Send(in AppMessage message)
    {
        if (_hasFailed)
            return;
        try
        {
            _session.Handle(message);
        }
#pragma warning disable CA1031 // Whatever an app throws is the app's fault, and must not be anybody else's.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _hasFailed = true;
            _requests.Enqueue(new AppRequest(AppRequestKind.Failed) { Text = $"{error.GetType().Name}: {error.Message}" });
        }
    }

    public bool TryTake(out AppRequest request) => _requests.TryDequeue(out request);

    public void Dispose() => (_app as IDisposable)?.Dispose();
}
