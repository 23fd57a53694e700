using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Traces;

/// <summary>
/// A service whose answers come from outside, such as a network or a file that others change: all that it says is recorded when the glasses hear
/// it, so that a replay needs neither.
/// </summary>
/// <param name="service">The service; whoever made it disposes of it.</param>
/// <param name="recorder">Takes what it says.</param>
public sealed class TracedService(IAppService service, TraceRecorder recorder) : IAppService
{
    private long _calls;
    private long _questions;

    /// <inheritdoc/>
    public string Name => service.Name;

    /// <inheritdoc/>
    public AppPermission Permission => service.Permission;

    /// <inheritdoc/>
    public void Handle(AppCall asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        _calls++;
        long question = ++_questions;
        service.Handle(asked with
        {
            Reply = answer =>
            {
                Record(question, new AppMessage(AppMessageKind.Answer, recorder.Now) { Answer = answer });
                asked.Reply(answer);
            },
            Tell = happened =>
            {
                Record(question, new AppMessage(AppMessageKind.Event, recorder.Now) { Event = happened });
                asked.Tell(happened);
            },
        });
    }

    /// <inheritdoc/>
    public void Advance(HostTime now)
    {
        _calls++;
        service.Advance(now);
    }

    /// <inheritdoc/>
    public bool TellNews() => Agrees(service.TellNews);

    /// <inheritdoc/>
    public void Closed(string appId, HostTime now)
    {
        _calls++;
        service.Closed(appId, now);
    }

    /// <inheritdoc/>
    public void Left(string appId, HostTime now)
    {
        _calls++;
        service.Left(appId, now);
    }

    /// <inheritdoc/>
    public void Doffed(HostTime now)
    {
        _calls++;
        service.Doffed(now);
    }

    /// <inheritdoc/>
    public bool TryDial(double steps, HostTime now) => Agrees(() => service.TryDial(steps, now));

    private bool Agrees(Func<bool> call)
    {
        _calls++;
        bool agrees = call();
        if (agrees)
            new ServiceSaying(Name, _calls).Write(recorder);
        return agrees;
    }

    private void Record(long question, AppMessage message) => new ServiceSaying(Name, _calls) { Question = question, Message = message }.Write(recorder);
}
