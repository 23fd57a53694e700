using NeuralGlasses.Apps;
using NeuralGlasses.Apps.Messages;
using NeuralGlasses.Hosting;
using NeuralGlasses.Streaming;
using NeuralGlasses.Traces;

namespace NeuralGlasses.Simulator.Traces;

/// <summary>A service that says at the same call what it said when the trace was recorded, and records it once more. It has no network and no files.</summary>
/// <param name="name">Its name.</param>
/// <param name="recorder">Takes what it says.</param>
internal sealed class ReplayedService(string name, TraceRecorder recorder) : IAppService
{
    private readonly Queue<ServiceSaying> _said = new();
    private readonly List<AppCall> _questions = [];
    private long _calls;

    public string Name => name;

    public AppPermission Permission { get; } = Enum.Parse<AppPermission>(name, ignoreCase: true);

    /// <summary>From now on it says what it said in this step.</summary>
    /// <exception cref="TraceException">A record of it is damaged.</exception>
    public void Enter(TraceStep step)
    {
        _said.Clear();
        foreach (var record in step.Made)
        {
            if (record.Kind == TraceRecordKind.ServiceSaid && ServiceSaying.Read(record) is var saying && saying.Service == name)
                _said.Enqueue(saying);
        }
    }

    public void Handle(AppCall asked)
    {
        _questions.Add(asked);
        Say();
    }

    public void Advance(HostTime now) => Say();

    public bool TellNews() => Say();

    public void Closed(string appId, HostTime now) => Say();

    public void Left(string appId, HostTime now) => Say();

    public void Doffed(HostTime now) => Say();

    public bool TryDial(double steps, HostTime now) => Say();

    // Whether it said yes to what it was called for.
    private bool Say()
    {
        _calls++;
        var agrees = false;
        while (_said.TryPeek(out ServiceSaying saying) && saying.Call == _calls)
        {
            _said.Dequeue();
            saying.Write(recorder);
            if (saying.Message is not { } message)
                agrees = true;
            else if (saying.Question is var question && question > _questions.Count)
                throw new TraceException($"The service '{name}' answers question {question} of {_questions.Count}; the program that wrote the trace is at fault, or what asked it then asks no more.");
            else if (message.Answer is { } answer)
                _questions[(int)question - 1].Reply(answer);
            else if (message.Event is { } happened)
                _questions[(int)question - 1].Tell(happened);
        }

        return agrees;
    }
}
