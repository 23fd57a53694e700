using System.Buffers.Binary;

namespace NeuralGlasses.OnnxGraphs;

/// <summary>
/// Builds an ONNX graph of float tensors and serialises it; the field numbers are those of <c>onnx.proto</c>, ONNX 1.12,
/// IR version 8, operator set 17. The same calls give the same bytes.
/// </summary>
/// <param name="graphName">Name of the graph.</param>
public sealed class OnnxWriter(string graphName)
{
    private const int FloatType = 1;
    private const int IntegerType = 7;
    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private readonly ProtobufWriter _graph = Named(graphName);
    private readonly ProtobufWriter _metadata = new();

    /// <summary>Declares an input of the graph.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="shape">Its fixed shape.</param>
    public OnnxWriter Input(string name, params long[] shape) => Value(11, name, shape);

    /// <summary>Declares an output of the graph.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="shape">Its fixed shape.</param>
    public OnnxWriter Output(string name, params long[] shape) => Value(12, name, shape);

    /// <summary>Adds a constant float tensor.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="values">Values, last dimension fastest.</param>
    /// <param name="shape">Its shape; none for a scalar.</param>
    /// <exception cref="ArgumentException">The shape holds another number of values.</exception>
    public OnnxWriter Constant(string name, ReadOnlySpan<float> values, params long[] shape)
    {
        var raw = new byte[4 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), values[i]);
        return Initializer(name, FloatType, raw, values.Length, shape);
    }

    /// <summary>Adds a constant tensor of whole numbers, as axes and indices are.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="values">Values, last dimension fastest.</param>
    /// <param name="shape">Its shape; none for a scalar.</param>
    /// <exception cref="ArgumentException">The shape holds another number of values.</exception>
    public OnnxWriter Constant(string name, ReadOnlySpan<long> values, params long[] shape)
    {
        var raw = new byte[8 * values.Length];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(raw.AsSpan(8 * i), values[i]);
        return Initializer(name, IntegerType, raw, values.Length, shape);
    }

    /// <summary>Adds an operator of the default operator set.</summary>
    /// <param name="operation">Its name, such as <c>Gemm</c>.</param>
    /// <param name="inputs">Names of its inputs; an empty name leaves an optional one out.</param>
    /// <param name="outputs">Names of its outputs.</param>
    /// <param name="attributes">Attributes: <see cref="float"/>, <see cref="long"/>, <see cref="string"/> or a <see cref="long"/> array each.</param>
    /// <exception cref="ArgumentException">An attribute has another type.</exception>
    public OnnxWriter Node(string operation, IReadOnlyList<string> inputs, IReadOnlyList<string> outputs, params (string Name, object Value)[] attributes)
    {
        _graph.Message(1, node =>
        {
            foreach (var input in inputs)
                node.Text(1, input);
            foreach (var output in outputs)
                node.Text(2, output);
            node.Text(3, outputs[0] + "_" + operation);
            node.Text(4, operation);
            foreach (var (name, value) in attributes)
                node.Message(5, attribute => Attribute(attribute, name, value));
        });
        return this;
    }

    /// <summary>Adds a line to the model's metadata.</summary>
    public OnnxWriter Metadata(string key, string value)
    {
        _metadata.Message(14, entry =>
        {
            entry.Text(1, key);
            entry.Text(2, value);
        });
        return this;
    }

    /// <summary>The whole model as the bytes of an <c>.onnx</c> file.</summary>
    public byte[] ToBytes()
    {
        var model = new ProtobufWriter();
        model.Integer(1, IrVersion);
        model.Text(2, "NeuralGlasses");
        model.Bytes(7, _graph.ToArray());
        model.Message(8, set =>
        {
            set.Text(1, "");
            set.Integer(2, OperatorSet);
        });
        return [.. model.ToArray(), .. _metadata.ToArray()];
    }

    private static ProtobufWriter Named(string name)
    {
        var graph = new ProtobufWriter();
        graph.Text(2, name);
        return graph;
    }

    private static void Attribute(ProtobufWriter attribute, string name, object value)
    {
        attribute.Text(1, name);
        switch (value)
        {
            case float single:
                attribute.Single(2, single);
                attribute.Integer(20, 1);
                break;
            case long whole:
                attribute.Integer(3, whole);
                attribute.Integer(20, 2);
                break;
            case string text:
                attribute.Text(4, text);
                attribute.Integer(20, 3);
                break;
            case long[] wholes:
                foreach (var each in wholes)
                    attribute.Integer(8, each);
                attribute.Integer(20, 7);
                break;
            default:
                throw new ArgumentException($"The attribute '{name}' is a {value.GetType().Name}, expected float, long, string or long[].", nameof(value));
        }
    }

    private OnnxWriter Initializer(string name, int type, byte[] raw, int count, long[] shape)
    {
        long size = 1;
        foreach (var dimension in shape)
            size *= dimension;
        if (size != count)
            throw new ArgumentException($"The constant '{name}' has {count} values, its shape [{string.Join(", ", shape)}] holds {size}.", nameof(shape));
        _graph.Message(5, tensor =>
        {
            foreach (var dimension in shape)
                tensor.Integer(1, dimension);
            tensor.Integer(2, type);
            tensor.Text(8, name);
            tensor.Bytes(9, raw);
        });
        return this;
    }

    private OnnxWriter Value(int field, string name, long[] shape)
    {
        _graph.Message(field, value =>
        {
            value.Text(1, name);
            value.Message(2, type => type.Message(1, tensor =>
            {
                tensor.Integer(1, FloatType);
                tensor.Message(2, dimensions =>
                {
                    foreach (var length in shape)
                        dimensions.Message(1, dimension => dimension.Integer(1, length));
                });
            }));
        });
        return this;
    }
}
