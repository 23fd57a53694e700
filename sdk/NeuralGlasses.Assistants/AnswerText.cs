using System.Text;

namespace NeuralGlasses.Assistants;

/// <summary>The text of an answer as it comes, without signs that are none, up to a length.</summary>
/// <param name="most">Most UTF-16 units.</param>
internal sealed class AnswerText(int most)
{
    private const string Rest = " … (the rest was left out)";

    private readonly StringBuilder _text = new();

    /// <summary>Whether there is no room for more.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Whether there is nothing yet.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Adds a piece.</summary>
    public void Add(string piece)
    {
        foreach (char each in piece)
        {
            if (_text.Length >= most - Rest.Length)
            {
                if (!IsFull)
                    _text.Append(Rest);
                IsFull = true;
                return;
            }

            if (each == '\n' || !char.IsControl(each))
                _text.Append(each);
            else if (each == '\t')
                _text.Append(' ');
        }
    }

    /// <summary>What there is by now.</summary>
    public override string ToString() => _text.ToString().Trim();
}
